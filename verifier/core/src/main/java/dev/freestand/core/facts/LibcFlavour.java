package dev.freestand.core.facts;

/** Which C library a file uses or holds. */
public enum LibcFlavour {
    GLIBC("glibc"),
    MUSL("musl"),
    UCLIBC("uclibc"),
    DIETLIBC("dietlibc"),
    KLIBC("klibc"),
    /** The C library of Android. */
    BIONIC("bionic"),
    /** Established that there is none. */
    NONE("none"),
    UNKNOWN("unknown");

    private final String label;

    LibcFlavour(String label) {
        this.label = label;
    }

    /** The word used in JSON, in {@code freestand.yaml} and in texts. */
    public String label() {
        return label;
    }
}

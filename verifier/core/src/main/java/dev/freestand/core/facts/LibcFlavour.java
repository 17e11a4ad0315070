package dev.freestand.core.facts;

/** Which C library a file uses or holds. */
public enum LibcFlavour {
    /** The GNU C library. */
    GLIBC("glibc"),
    /** musl. */
    MUSL("musl"),
    /** uClibc or uClibc-ng. */
    UCLIBC("uclibc"),
    /** diet libc. */
    DIETLIBC("dietlibc"),
    /** klibc. */
    KLIBC("klibc"),
    /** Android's. */
    BIONIC("bionic"),
    /** Established that there is none. */
    NONE("none"),
    /** Not established. */
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

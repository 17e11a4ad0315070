package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which C library a file uses or holds. */
public enum LibcFlavour {
    /** The GNU C library. */
    @JsonProperty("glibc")
    GLIBC("glibc"),
    /** musl. */
    @JsonProperty("musl")
    MUSL("musl"),
    /** uClibc or uClibc-ng. */
    @JsonProperty("uclibc")
    UCLIBC("uclibc"),
    /** diet libc. */
    @JsonProperty("dietlibc")
    DIETLIBC("dietlibc"),
    /** klibc. */
    @JsonProperty("klibc")
    KLIBC("klibc"),
    /** Android's. */
    @JsonProperty("bionic")
    BIONIC("bionic"),
    /** Established that there is none. */
    @JsonProperty("none")
    NONE("none"),
    /** Not established. */
    @JsonProperty("unknown")
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

package dev.freestand.rcli.age;

/** The ASCII armour: base64 between two lines (RFC 7468, section 3, strict). */
final class Armor {
    static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
    static final String END = "-----END AGE ENCRYPTED FILE-----";
    /** Characters of each line but the last, and the bytes that they stand for. */
    static final int COLUMNS = 64;

    static final int BYTES = 48;

    private Armor() {}
}

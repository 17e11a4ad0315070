package dev.freestand.cli.unpack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** What a file is by its first bytes. */
enum InputKind {
    GZIP,
    XZ,
    ZSTD,
    BZIP2,
    LZMA,
    ZIP,
    /** An archive of ar(1), such as a Debian package. */
    AR,
    RPM,
    CPIO,
    TAR,
    /** Version 3 of Alpine's packages. */
    ALPINE_3,
    /** A single file of any other kind. */
    FILE;

    /** So many bytes are looked at. */
    static final int BEGINNING = 512;

    private static final int TAR_MAGIC = 257;
    private static final int TAR_CHECKSUM = 148;
    private static final int TAR_CHECKSUM_LENGTH = 8;

    static InputKind of(byte[] beginning) {
        if (begins(beginning, "1f8b08")) {
            return GZIP;
        }
        if (begins(beginning, "fd377a585a00")) {
            return XZ;
        }
        if (begins(beginning, "28b52ffd")) {
            return ZSTD;
        }
        if (begins(beginning, "425a68")) {
            return BZIP2;
        }
        // Local header, or the end of an empty archive.
        if (begins(beginning, "504b0304") || begins(beginning, "504b0506")) {
            return ZIP;
        }
        if (begins(beginning, "213c617263683e0a")) {
            return AR;
        }
        if (begins(beginning, "edabeedb")) {
            return RPM;
        }
        if (begins(beginning, "303730373031")
                || begins(beginning, "303730373032")
                || begins(beginning, "303730373037")) {
            return CPIO;
        }
        if (begins(beginning, "414442")) {
            return ALPINE_3;
        }
        if (tar(beginning)) {
            return TAR;
        }
        return begins(beginning, "5d0000") ? LZMA : FILE;
    }

    private static boolean begins(byte[] bytes, String hex) {
        byte[] magic = HexFormat.of().parseHex(hex);
        return bytes.length >= magic.length && Arrays.equals(magic, Arrays.copyOf(bytes, magic.length));
    }

    /** By its magic, or for the oldest archives, which have none, by the checksum of the first header; or by its end. */
    private static boolean tar(byte[] bytes) {
        if (bytes.length < BEGINNING) {
            return false;
        }
        if (new String(bytes, TAR_MAGIC, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
            return true;
        }
        if (Arrays.equals(bytes, new byte[BEGINNING])) {
            // The end of an archive without entries.
            return true;
        }
        long sum = 0;
        for (int i = 0; i < BEGINNING; i++) {
            boolean blank = i >= TAR_CHECKSUM && i < TAR_CHECKSUM + TAR_CHECKSUM_LENGTH;
            sum += blank ? ' ' : bytes[i] & 0xff;
        }
        String stated = new String(bytes, TAR_CHECKSUM, TAR_CHECKSUM_LENGTH, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        return bytes[0] != 0 && stated.matches("[0-7]{1,8}") && Long.parseLong(stated, 8) == sum;
    }
}

package dev.freestand.cli.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The names that git gives to objects: the digest of type, length and content. Computed here, so that what git hands out is
 * what its name says, and so that files are compared as they lie on the disk, through no filter.
 */
enum ObjectHash {
    SHA1("SHA-1", 20),
    SHA256("SHA-256", 32);

    private static final int BUFFER = 1 << 16;

    private final String algorithm;
    private final int length;

    ObjectHash(String algorithm, int length) {
        this.algorithm = algorithm;
        this.length = length;
    }

    /** The one that a name of an object is made by. */
    static ObjectHash of(String name) throws SourceUnknownException {
        for (ObjectHash hash : values()) {
            if (name.matches("[0-9a-f]{" + 2 * hash.length + "}")) {
                return hash;
            }
        }
        throw new SourceUnknownException("'" + name + "' is not the name of a git object");
    }

    /** Length of a name in bytes. */
    int length() {
        return length;
    }

    String name(String type, byte[] content) {
        MessageDigest digest = begin(type, content.length);
        digest.update(content);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The name of a file's content. */
    String name(InputStream file, long size) throws IOException {
        MessageDigest digest = begin("blob", size);
        byte[] buffer = new byte[BUFFER];
        for (int n = file.read(buffer); n >= 0; n = file.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private MessageDigest begin(String type, long size) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update((type + " " + size + "\0").getBytes(StandardCharsets.US_ASCII));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}

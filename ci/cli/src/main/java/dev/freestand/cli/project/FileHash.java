package dev.freestand.cli.project;

import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import org.jspecify.annotations.Nullable;

/** SHA-256 of files, as lower-case hex. */
public final class FileHash {

    private FileHash() {}

    /** Digest of a regular file; null when it is none or cannot be read. */
    public static @Nullable String of(Path file) {
        try (InputStream in = RegularFile.stream(file)) {
            return transfer(in, OutputStream.nullOutputStream());
        } catch (IOException unreadable) {
            return null;
        }
    }

    /**
     * Copies a regular file, and gives the digest of exactly the bytes that were copied.
     *
     * @throws IOException if it is something else, such as a symbolic link, or cannot be read
     */
    public static String copyNoFollow(Path file, OutputStream out) throws IOException {
        try (InputStream in = RegularFile.streamNoFollow(file)) {
            return transfer(in, out);
        }
    }

    private static String transfer(InputStream in, OutputStream out) throws IOException {
        DigestInputStream digesting = new DigestInputStream(in, Sha256.start());
        digesting.transferTo(out);
        return Sha256.hex(digesting.getMessageDigest());
    }
}

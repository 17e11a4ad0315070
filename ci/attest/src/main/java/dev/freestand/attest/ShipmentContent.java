package dev.freestand.attest;

import dev.freestand.core.json.JsonValue.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;

/**
 * The files in a folder that somebody else made: by their names within it, with {@code /} between folders. Symbolic links,
 * devices and the like are named as problems and never opened, nor is more walked through or read than a bound.
 */
public interface ShipmentContent {

    /** The folder, as it was named. */
    String folder();

    /** Every regular file. */
    SortedSet<String> names();

    /** What is there and must not be; empty when nothing is. */
    List<String> problems();

    /** SHA-256 of a file, lower-case hex. */
    String digest(String name) throws IOException;

    /**
     * The content of a file.
     *
     * @param limit in bytes
     * @throws AttestException if it is missing, longer, or cannot be read
     */
    byte[] read(String name, int limit) throws AttestException;

    /** A file's permissions, with setuid and setgid, as in {@code st_mode}. */
    int mode(String name) throws IOException;

    /** What a file's own bytes tell, as an element of {@code files} in {@code freestand inspect --format json}. */
    JsonObject facts(String name);
}

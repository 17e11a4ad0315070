package dev.freestand.attest;

import dev.freestand.core.facts.FileReport;
import java.util.List;

/**
 * The folder that a shipment lies in, on some system. Names count from that folder, with {@code /} between folders; symbolic
 * links are not followed, and nothing but a regular file is opened.
 */
public interface ShipmentContent {

    /** What a name stands for. */
    enum EntryKind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    /** The folder, as it was named. */
    String folder();

    /**
     * The names of what lies in a folder, in the order of their bytes.
     *
     * @param folder empty for the shipment itself
     * @throws AttestException with the reason, if it cannot be read
     */
    List<String> list(String folder) throws AttestException;

    /**
     * What a name stands for.
     *
     * @throws AttestException with the reason, if it cannot be looked at
     */
    EntryKind kind(String name) throws AttestException;

    /**
     * SHA-256 of a file, lower-case hex.
     *
     * @throws AttestException with the reason, if it cannot be read
     */
    String digest(String name) throws AttestException;

    /**
     * Length of a file, in bytes.
     *
     * @throws AttestException with the reason, if it cannot be looked at
     */
    long length(String name) throws AttestException;

    /**
     * The first bytes of a file.
     *
     * @param limit how many at most
     * @throws AttestException with the reason, if it cannot be read
     */
    byte[] read(String name, int limit) throws AttestException;

    /**
     * A file's permissions, with setuid and setgid, as in {@code st_mode}.
     *
     * @throws AttestException with the reason, if they cannot be read
     */
    int mode(String name) throws AttestException;

    /** What a file's own bytes show. */
    FileReport inspect(String name);
}

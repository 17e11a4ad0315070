package dev.freestand.rcli.age;

import java.io.IOException;

/** Someone, or a passphrase, that shall be able to open a file. */
public interface Recipient {
    /** Wraps the key of a file. */
    Stanza wrap(byte[] fileKey, RandomBytes random) throws IOException;
}

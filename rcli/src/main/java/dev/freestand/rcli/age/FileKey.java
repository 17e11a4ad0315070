package dev.freestand.rcli.age;

import dev.freestand.rcli.age.AgeException.Kind;

/** The key of one file, from which the others of the file are derived. */
final class FileKey {
    static final int SIZE = 16;

    private FileKey() {}

    /** Refuses a wrapped key of another length before it is opened, as the specification asks. */
    static void checkWrapped(Stanza stanza) throws AgeException {
        if (stanza.body().length != SIZE + Primitives.TAG) {
            throw new AgeException(
                    Kind.HEADER,
                    "its header has a recipient of type " + stanza.type() + " with a key of a wrong length");
        }
    }
}

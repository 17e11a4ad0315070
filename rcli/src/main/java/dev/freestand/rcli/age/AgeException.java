package dev.freestand.rcli.age;

import java.io.IOException;

/** Data that the age format does not allow, or that none of the keys opens. Its message says why, without the name of a file. */
public final class AgeException extends IOException {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        /** The data does not begin as an age file does. */
        NOT_AGE,
        /** The ASCII armour is not as it must be. */
        ARMOR,
        /** The header is not as it must be, or asks for what is refused. */
        HEADER,
        /** None of the keys opens the file. */
        NO_MATCH,
        /** A key opens the file, and the header was changed. */
        MAC,
        /** The content was changed, cut or moved. */
        PAYLOAD,
        /** A key of the user cannot be read. */
        KEY
    }

    private final Kind kind;

    AgeException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}

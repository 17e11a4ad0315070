package dev.freestand.verifier.policy.yaml;

import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** {@code freestand.yaml} cannot be used: what is wrong, and where. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A problem at a place; lines and columns count from 1, and line 0 says that no place can be named. */
    ConfigException(String file, int line, int column, String problem, Throwable cause) {
        super(place(file, line, column) + ": " + Objects.requireNonNull(problem), cause);
    }

    private static String place(String file, int line, int column) {
        return line > 0 ? file + ":" + line + ":" + column : file;
    }

    /** Whether there is no such file, so that another has to be named. */
    public boolean missing() {
        return getCause() instanceof NoSuchFileException;
    }
}

package dev.freestand.verifier.policy.yaml;

import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** {@code freestand.yaml} cannot be used: what is wrong, and where. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    ConfigException(String file, int line, int column, String problem, Throwable cause) {
        super(place(file, line, column) + ": " + Objects.requireNonNull(problem), cause);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    private static String place(String file, int line, int column) {
        return line > 0 ? file + ":" + line + ":" + column : file;
    }

    /** Whether there is no such file, so that another has to be named. */
    public boolean missing() {
        return getCause() instanceof NoSuchFileException;
    }

    /** The file as it was named. */
    public String file() {
        return file;
    }

    /** Line, from 1; 0 when no place can be named. */
    public int line() {
        return line;
    }

    /** Column, from 1; 0 when no place can be named. */
    public int column() {
        return column;
    }
}

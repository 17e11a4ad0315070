package dev.freestand.containers.environment;

import java.util.List;

/** Policy names an environment that the catalogue does not have: the user's mistake, not a failed cell. */
public final class UnknownEnvironmentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String name;

    UnknownEnvironmentException(String name, List<String> known) {
        super("no environment is called '" + name + "'; there are: " + String.join(", ", known));
        this.name = name;
    }

    /** The name that is not known. */
    public String name() {
        return name;
    }
}

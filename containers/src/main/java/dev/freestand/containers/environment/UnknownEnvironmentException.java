package dev.freestand.containers.environment;

import dev.freestand.core.name.Suggestion;
import java.util.List;

/** A word of policy does not fit the environments there are: the user's mistake, not a failed cell. */
public final class UnknownEnvironmentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String name;

    private UnknownEnvironmentException(String name, String message) {
        super(message);
        this.name = name;
    }

    static UnknownEnvironmentException unknown(String word, List<String> known) {
        String problem = word.contains("*") ? "no environment fits '" : "no environment is called '";
        return new UnknownEnvironmentException(
                word,
                problem + word + "'" + Suggestion.question(word, known) + "; there are: " + String.join(", ", known));
    }

    static UnknownEnvironmentException notIncluded(String word, List<String> included) {
        return new UnknownEnvironmentException(
                word,
                "environments.require names '" + word + "', and environments.include does not: it stands for "
                        + String.join(", ", included) + "; add '" + word + "' to environments.include");
    }

    static UnknownEnvironmentException taken(String name) {
        return new UnknownEnvironmentException(
                name,
                "environments.add has '" + name
                        + "', which is the name of an environment of the catalogue; choose another");
    }

    /** The word that does not fit. */
    public String name() {
        return name;
    }
}

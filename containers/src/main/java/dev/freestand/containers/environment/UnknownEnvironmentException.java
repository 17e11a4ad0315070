package dev.freestand.containers.environment;

import dev.freestand.core.name.EscapedText;
import dev.freestand.core.name.Suggestion;
import java.util.List;

/** A word of policy does not fit the environments there are: the user's mistake, not a failed cell. */
public final class UnknownEnvironmentException extends Exception {

    private static final long serialVersionUID = 1L;

    private UnknownEnvironmentException(String message) {
        super(message);
    }

    static UnknownEnvironmentException unknown(String word, List<String> known) {
        String problem = word.contains("*") ? "no environment matches '" : "there is no environment '";
        return new UnknownEnvironmentException(problem + EscapedText.name(word) + "'" + Suggestion.question(word, known)
                + "; known: " + String.join(", ", known));
    }

    static UnknownEnvironmentException notIncluded(String word, List<String> included) {
        return new UnknownEnvironmentException("environments.require names '" + EscapedText.name(word)
                + "', and environments.include does not: it stands for " + String.join(", ", included) + "; add '"
                + EscapedText.name(word) + "' to environments.include");
    }

    static UnknownEnvironmentException taken(String name) {
        return new UnknownEnvironmentException("environments.add has '" + name
                + "', which is the name of an environment of the catalogue; choose another");
    }
}

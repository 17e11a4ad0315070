package dev.freestand.containers.engine;

import java.util.Locale;
import java.util.Optional;

/** Which engine the user asked for. */
public enum EngineChoice {
    /** Docker where it answers, else the sandbox, else none. */
    AUTO,
    DOCKER,
    SANDBOX,
    /** Docker and the sandbox, each where it answers: every cell runs in both. */
    ALL;

    /** The choice that a word such as {@code auto} names. */
    public static Optional<EngineChoice> parse(String word) {
        for (EngineChoice choice : values()) {
            if (choice.word().equals(word)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

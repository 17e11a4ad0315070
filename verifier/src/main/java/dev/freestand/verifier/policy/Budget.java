package dev.freestand.verifier.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Most bytes allowed.
 *
 * @param file length of the whole file; null: no limit
 * @param sections size by section name; a section that is not named has no limit
 */
public record Budget(@Nullable Long file, Map<String, Long> sections) {

    public static final Budget NONE = new Budget(null, Map.of());

    public Budget {
        sections = Map.copyOf(sections);
    }
}

package dev.freestand.containers.environment;

import dev.freestand.verifier.policy.Environments;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word that stands for several environments of the catalogue.
 *
 * @param name the word, one of {@link Environments#NAMED_GROUPS}
 * @param title what its members have in common, for people
 * @param members names, or patterns for several; null for every environment whose end of life has passed
 */
public record EnvironmentGroup(
        String name, String title, @Nullable List<String> members) {

    public EnvironmentGroup {
        members = members == null ? null : List.copyOf(members);
        if (!Environments.NAMED_GROUPS.contains(name)) {
            throw new IllegalArgumentException(
                    "the group '" + name + "' is not one of " + String.join(", ", Environments.NAMED_GROUPS));
        }
    }

    /** Whether it has this environment on that day. */
    public boolean has(Environment environment, LocalDate today) {
        return members == null
                ? environment.endedBefore(today)
                : members.stream().anyMatch(word -> Environments.matches(word, environment.name()));
    }
}

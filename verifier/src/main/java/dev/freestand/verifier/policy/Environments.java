package dev.freestand.verifier.policy;

import java.util.List;

/**
 * Where the file is run.
 *
 * @param include names of environments, or {@code all} for every one in the catalogue
 * @param require those whose cells must pass; the others are reported only
 */
public record Environments(List<String> include, List<String> require) {

    /** Includes every environment of the catalogue. */
    public static final String ALL = "all";

    public Environments {
        include = List.copyOf(include);
        require = List.copyOf(require);
        if (include.isEmpty()) {
            throw new IllegalArgumentException("environments.include is empty: the file would run nowhere");
        }
        if (require.isEmpty()) {
            throw new IllegalArgumentException(
                    "environments.require is empty: nothing would be proved about where it runs");
        }
        if (!include.contains(ALL) && !include.containsAll(require)) {
            throw new IllegalArgumentException("environments.require names one that environments.include does not");
        }
    }

    /** Whether this environment's cells must pass. */
    public boolean requires(String environment) {
        return require.contains(ALL) || require.contains(environment);
    }
}

package dev.freestand.verifier.policy;

import dev.freestand.verifier.file.GlobPattern;
import dev.freestand.verifier.policy.value.InconsistentConfigException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where the file is run. A word names an environment, several by a pattern ({@code debian-*}: the star stands for any
 * text), or a group, {@link #ALL}, {@link #EVERYTHING} or one of {@link #NAMED_GROUPS}.
 *
 * @param include words for the environments in which it is run
 * @param require words for those of them whose cells must pass; the others are reported only. Here {@link #ALL} and
 *     {@link #EVERYTHING} stand for all that is included
 * @param add environments of the project's own, beside those of the catalogue; each runs only if included too
 */
public record Environments(List<String> include, List<String> require, List<OwnEnvironment> add) {

    /**
     * Every environment of the catalogue that needs neither a registry nor an emulator, the hostile ones among them but for
     * the one with little memory, and every one of the project's own.
     */
    public static final String ALL = "all";

    /** Every environment there is; many have to be pulled from registries. */
    public static final String EVERYTHING = "everything";

    /**
     * Groups whose members the catalogue names: made without a registry, what most people run, what companies run, and what
     * is past its end of life. They are replaced by their members before anything is asked, see {@link #withMembers}.
     */
    public static final List<String> NAMED_GROUPS = List.of("recipes", "popular", "enterprise", "ended");

    private static final String ENVIRONMENTS = "environments";

    public Environments {
        include = List.copyOf(include);
        require = List.copyOf(require);
        add = List.copyOf(add);
        if (include.isEmpty()) {
            throw new InconsistentConfigException(
                    "environments.include is empty: the file would run nowhere", ENVIRONMENTS, "include");
        }
        if (require.isEmpty()) {
            throw new InconsistentConfigException(
                    "environments.require is empty: nothing would be proved about where it runs",
                    ENVIRONMENTS,
                    "require");
        }
        for (int i = 0; i < require.size(); i++) {
            String word = require.get(i);
            // What the groups hold is not known here: the caller that has the catalogue checks again.
            if (!isGroup(word) && include.stream().noneMatch(each -> isGroup(each) || matches(each, word))) {
                throw new InconsistentConfigException(
                        "environments.require names one that environments.include does not: " + word,
                        ENVIRONMENTS,
                        "require",
                        i);
            }
        }
        List<String> names = add.stream().map(OwnEnvironment::name).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) != i) {
                throw new InconsistentConfigException(
                        "environments.add has two that are named " + names.get(i), ENVIRONMENTS, "add", i, "name");
            }
        }
    }

    /**
     * The same with members in the place of groups.
     *
     * @param expansion gives a list in which each of {@link #NAMED_GROUPS} is replaced by its members
     */
    public Environments withMembers(UnaryOperator<List<String>> expansion) {
        return new Environments(expansion.apply(include), expansion.apply(require), add);
    }

    /** Without environments of the project's own. */
    public Environments(List<String> include, List<String> require) {
        this(include, require, List.of());
    }

    /** These, and those in which a variant is promised to run: they are run in, though not all variants have to pass there. */
    Environments withPromised(List<Variant> variants) {
        Set<String> words = new LinkedHashSet<>(include);
        for (Variant variant : variants) {
            List<String> promised = variant.promise().runsOn();
            words.addAll(promised == null ? List.of() : promised);
        }
        return new Environments(List.copyOf(words), require, add);
    }

    /**
     * Whether this environment is one to run in.
     *
     * @param inAll whether {@link #ALL} stands for it too
     */
    public boolean includes(String environment, boolean inAll) {
        return include.stream()
                .anyMatch(word -> word.equals(EVERYTHING) || word.equals(ALL) && inAll || isFor(word, environment));
    }

    /** Whether this environment's cells must pass, given that it is included. */
    public boolean requires(String environment) {
        return require.stream()
                .anyMatch(word -> word.equals(EVERYTHING) || word.equals(ALL) || isFor(word, environment));
    }

    /** A group that nobody has replaced by its members would stand for nothing: then less would be required than is said. */
    private static boolean isFor(String word, String environment) {
        if (NAMED_GROUPS.contains(word)) {
            throw new IllegalStateException("the members of the group " + word + " are not known");
        }
        return matches(word, environment);
    }

    /** Whether this word stands for a group. */
    public static boolean isGroup(String word) {
        return word.equals(ALL) || word.equals(EVERYTHING) || NAMED_GROUPS.contains(word);
    }

    /** Whether this word, which may be a pattern, stands for that environment. */
    public static boolean matches(String word, String environment) {
        return GlobPattern.ofNames(word).matches(environment);
    }
}

package dev.freestand.containers.environment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.core.facts.Libc;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.policy.OwnEnvironment;
import dev.freestand.verifier.process.HostMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * All environments known, in the order of {@code catalogue.yaml}.
 *
 * @param version layout of the file; only 1 is known
 * @param groups words that stand for several of them, each word once
 * @param environments at least one, each name once; all on the same machine
 */
public record Catalogue(
        @JsonProperty("catalogue") int version, List<EnvironmentGroup> groups, List<Environment> environments) {

    private static final String BUNDLED = "/dev/freestand/containers/catalogue.yaml";

    static final ObjectMapper YAML = Mappers.strictYaml(new LoaderOptions())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addMixIn(Libc.class, LibcDocument.class)
            .build();

    public Catalogue {
        groups = List.copyOf(groups);
        environments = List.copyOf(environments);
        if (version != 1) {
            throw new IllegalArgumentException("catalogue has version " + version + ", expected 1");
        }
        if (environments.isEmpty()) {
            throw new IllegalArgumentException("the catalogue is empty");
        }
        Set<String> names = new HashSet<>();
        for (Environment environment : environments) {
            if (!environment.host().equals(environments.get(0).host())) {
                throw new IllegalArgumentException(environment.name() + " is for another machine than the first");
            }
            if (!names.add(environment.name())) {
                throw new IllegalArgumentException("two environments are named " + environment.name());
            }
        }
    }

    /** The catalogue that comes with this program, for the machine that it runs on. */
    public static Catalogue bundled() {
        return bundled(HostMachine.CURRENT);
    }

    /** The catalogue that comes with this program, for another machine. */
    public static Catalogue bundled(HostMachine host) {
        try (InputStream in = Catalogue.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException(BUNDLED + " is not in the jar");
            }
            Catalogue parsed = parse(in);
            List<Environment> all = new ArrayList<>(parsed.environments);
            all.addAll(SpecialEnvironments.bundled());
            all.replaceAll(environment -> environment.on(host));
            return new Catalogue(1, parsed.groups, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a catalogue in YAML. Unknown, missing and duplicate keys are errors.
     *
     * @throws IOException if it cannot be read, or is not a catalogue; the message names line and column
     */
    public static Catalogue parse(InputStream in) throws IOException {
        Catalogue catalogue = YAML.readValue(in, Catalogue.class);
        if (catalogue == null) {
            throw new IOException("the catalogue is null");
        }
        return catalogue;
    }

    /** The environment of that name. */
    public Optional<Environment> find(String name) {
        return environments.stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }

    /**
     * This catalogue, and after it the environments of the project's own.
     *
     * @throws UnknownEnvironmentException if one of them has the name of another
     */
    public Catalogue with(List<OwnEnvironment> own) throws UnknownEnvironmentException {
        List<Environment> both = new ArrayList<>(environments);
        for (OwnEnvironment environment : own) {
            if (both.stream().anyMatch(other -> other.name().equals(environment.name()))) {
                throw UnknownEnvironmentException.taken(environment.name());
            }
            both.add(Environment.of(environment, environments.get(0).host()));
        }
        return new Catalogue(version, groups, both);
    }

    /** The members of a group on that day, in the catalogue's order; empty for a word that is no such group. */
    public List<Environment> members(String group, LocalDate today) {
        return groups.stream()
                .filter(one -> one.name().equals(group))
                .flatMap(one -> environments.stream().filter(environment -> one.has(environment, today)))
                .toList();
    }

    /** The names of a group's members on that day, as {@link Environments#withMembers} asks for them. */
    public UnaryOperator<List<String>> expansion(LocalDate today) {
        return words -> words.stream()
                .flatMap(word -> Environments.NAMED_GROUPS.contains(word)
                        ? names(members(word, today)).stream()
                        : Stream.of(word))
                .distinct()
                .toList();
    }

    /**
     * The environments that policy, without {@link Environments#NAMED_GROUPS}, includes, in the catalogue's order; those that it adds need not be in the catalogue
     * before, and stand last.
     *
     * @throws UnknownEnvironmentException if a word of policy stands for none, if policy requires one that it does not
     *     include, or if it adds one whose name is taken
     */
    public List<Environment> select(Environments policy) throws UnknownEnvironmentException {
        List<Environment> known = with(policy.add()).environments;
        List<Environment> selected = known.stream()
                .filter(environment -> policy.includes(environment.name(), environment.inAll()))
                .toList();
        for (String word : policy.include()) {
            if (none(word, known)) {
                throw UnknownEnvironmentException.unknown(word, names(known));
            }
        }
        for (String word : policy.require()) {
            if (none(word, known)) {
                throw UnknownEnvironmentException.unknown(word, names(known));
            }
            // The word all does not stand for everything, and what is not run proves nothing.
            if (none(word, selected)) {
                throw UnknownEnvironmentException.notIncluded(word, names(selected));
            }
        }
        return selected;
    }

    private static boolean none(String word, List<Environment> environments) {
        return !Environments.isGroup(word)
                && environments.stream().noneMatch(environment -> Environments.matches(word, environment.name()));
    }

    private static List<String> names(List<Environment> environments) {
        return environments.stream().map(Environment::name).toList();
    }
}

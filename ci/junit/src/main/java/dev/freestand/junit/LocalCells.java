package dev.freestand.junit;

import dev.freestand.containers.engine.CellAnswer;
import dev.freestand.containers.engine.CellRequest;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.engine.ImageNames;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.containers.image.Images;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.containers.portability.CellListener;
import dev.freestand.containers.portability.CellPlan;
import dev.freestand.containers.portability.Portability;
import dev.freestand.containers.portability.SubjectUnderTest;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.containers.probe.Instructions;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.Cell;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engines and environments of this machine, for the cells of tests. */
final class LocalCells implements AutoCloseable {

    /** The system property, or configuration parameter of JUnit, that names the engine. */
    static final String ENGINE = "freestand.junit.engine";

    private static final ProcessRunner RUNNER = new CommonsExecRunner();

    /** Ten seconds for a run; more is kept of each stream than in a proof, since a test may look at all of it. */
    static final CellLimits LIMITS = new CellLimits(CellLimits.DEFAULT.step(), 1 << 20, CellLimits.DEFAULT.flood());

    /** What a cell may take beside its run: starting, hashing the file, removing. */
    private static final Duration OVERHEAD = Duration.ofSeconds(30);

    private static final int MOST_JOBS = 4;
    private static final Catalogue CATALOGUE = Catalogue.bundled();

    private final Engines engines;
    private final EnvironmentStore store;

    private LocalCells(Engines engines, EnvironmentStore store) {
        this.engines = engines;
        this.store = store;
    }

    /**
     * Finds an engine; where there is none, every cell states why.
     *
     * @param engine {@code auto}, {@code docker} or {@code sandbox}; null for {@code auto}
     * @param variables the environment, which says where Docker and prepared trees are
     * @param notice receives a line for an engine that is missing
     * @throws IllegalArgumentException if the word is another, or the environment names no place for prepared trees
     */
    static LocalCells open(@Nullable String engine, Map<String, String> variables, Consumer<String> notice) {
        EngineChoice choice = Optional.ofNullable(engine)
                .map(word -> EngineChoice.parse(word)
                        .filter(one -> one != EngineChoice.ALL)
                        .orElseThrow(() -> new IllegalArgumentException(
                                ENGINE + " is '" + word + "', expected auto, docker or sandbox")))
                .orElse(EngineChoice.AUTO);
        EnvironmentCache cache = EnvironmentCache.of(variables);
        Images images = new Images(
                ImageSettings.of(cache.folder().resolveSibling("images"), variables), ImageNames::substitute);
        EnvironmentStore store = new EnvironmentStore(cache, images, Path.of(""), Map.of(), PullProgress.NONE);
        return new LocalCells(Engines.find(choice, RUNNER, variables, notice), store);
    }

    /**
     * The environments that words stand for and that a file can be run in, in the order of the catalogue.
     *
     * @param words names, patterns or groups, as in {@code freestand.yaml}
     * @throws IllegalArgumentException if there is no word, or one stands for no environment that runs such a file
     */
    static List<Environment> select(FileReport file, List<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(
                    "no environment is named, so nothing would run: name one, such as scratch");
        }
        List<Environment> planned;
        try {
            planned = CellPlan.of(file, true, CATALOGUE.select(policy(words)));
        } catch (UnknownEnvironmentException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        for (String word : words) {
            boolean none = !Environments.isGroup(word)
                    && planned.stream().noneMatch(one -> Environments.matches(word, one.name()));
            if (none || planned.isEmpty()) {
                throw new IllegalArgumentException("'" + word + "' does not run a file for "
                        + Objects.requireNonNullElse(file.machine(), "an unknown machine")
                        + ": name another environment");
            }
        }
        return planned;
    }

    private static Environments policy(List<String> words) {
        return new Environments(
                CATALOGUE.expansion(LocalDate.now(ZoneOffset.UTC)).apply(words), List.of(Environments.ALL));
    }

    /**
     * Runs a file, judges the cells, and names causes.
     *
     * @param words as {@link #select} takes them
     * @param digest SHA-256 of the file
     * @throws IllegalArgumentException as {@link #select} does
     */
    List<Cell> judge(Path file, FileReport report, String digest, Behaviour behaviour, List<String> words)
            throws InterruptedException {
        int jobs = Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors());
        SubjectUnderTest subject = new SubjectUnderTest("binary", file, digest, report, true);
        Portability portability = new Portability(engines, CATALOGUE, store, LIMITS);
        try {
            return portability
                    .run(List.of(subject), List.of(behaviour), policy(words), null, jobs, CellListener.SILENT)
                    .cells();
        } catch (UnknownEnvironmentException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Makes an environment ready to run cells in; fetches nothing. */
    PreparedEnvironment prepare(Environment environment) throws EnvironmentNotPreparedException {
        return store.load(environment);
    }

    /** What runs cells in an environment. */
    Engine engine(Environment environment) {
        return engines.of(environment);
    }

    /** Runs a file in one cell. */
    CellAnswer run(Path file, Behaviour behaviour, PreparedEnvironment environment) {
        CellSetting setting = CellSetting.of(environment.environment());
        Instructions instructions =
                Instructions.of(setting, LIMITS, FileNames.text(FileNames.last(file)), List.of(behaviour));
        CellRequest request = new CellRequest(
                environment,
                setting,
                file,
                instructions.encode(),
                LIMITS.step().plus(OVERHEAD),
                instructions.longestAnswer());
        return CellAnswer.of(engine(environment.environment()).run(request), instructions, environment.environment());
    }

    @Override
    public void close() {
        engines.close();
    }
}

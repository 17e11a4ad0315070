package dev.freestand.containers.bench;

import dev.freestand.containers.engine.CellRequest;
import dev.freestand.containers.engine.CellRun;
import dev.freestand.containers.engine.DockerEngine;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.SandboxEngine;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.containers.probe.Instructions;
import dev.freestand.containers.probe.ProbeParser;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.CommonsExecRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * What a cell costs beside what it stands on: a sandbox cell beside bare {@code bwrap}, a Docker cell beside
 * {@code docker run}, in turn, in one process. Run by {@code ci/bench containers}; judges nothing.
 */
public final class CellBenchmark {

    private static final String ENVIRONMENT = "debian-12";
    private static final int MANY = 20;

    private final Path subject;
    private final int rounds;
    private final PreparedEnvironment environment;

    private CellBenchmark(Path subject, int rounds) throws Exception {
        this.subject = subject;
        this.rounds = rounds;
        this.environment = EnvironmentCache.of(System.getenv())
                .load(Catalogue.bundled().find(ENVIRONMENT).orElseThrow());
    }

    /** Arguments: the file, the argument it ends with 0 for, and how many rounds each row has. */
    public static void main(String[] arguments) throws Exception {
        CellBenchmark benchmark = new CellBenchmark(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
        benchmark.run(arguments[1]);
    }

    private void run(String argument) throws Exception {
        String file = subject.toAbsolutePath().toString();
        System.out.printf("%-44s %9s %9s %9s%n", "one at a time, in turn", "median ms", "ratio", "a second");
        try (Engine sandbox = new SandboxEngine(new CommonsExecRunner())) {
            beside(
                    "bwrap, the file alone",
                    process(
                            "bwrap",
                            // Not to be written to: bwrap would make the file's place in the tree itself.
                            "--ro-bind",
                            environment.rootfs().toString(),
                            "/",
                            "--unshare-all",
                            "--tmpfs",
                            "/tmp",
                            "--ro-bind",
                            file,
                            "/tmp/subject",
                            "/tmp/subject",
                            argument),
                    sandbox,
                    argument);
        }
        try (Engine docker = new DockerEngine(System.getenv())) {
            beside(
                    "docker run, the file alone",
                    process(
                            "docker",
                            "run",
                            "--rm",
                            "--network=none",
                            "--volume=" + file + ":/mnt/subject:ro",
                            environment.image(),
                            "/mnt/subject",
                            argument),
                    docker,
                    argument);
        }
    }

    private void beside(String name, Callable<Long> bare, Engine engine, String argument) throws Exception {
        Callable<Long> one = cell(engine, argument, 1);
        Callable<Long> many = cell(engine, argument, MANY);
        List<Callable<Long>> all = List.of(bare, one, many);
        List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = -2; round < rounds; round++) {
            for (int i = 0; i < all.size(); i++) {
                long nanos = all.get(i).call();
                // The first rounds warm up.
                if (round >= 0) {
                    times.get(i).add(nanos);
                }
            }
        }
        double base = median(times.get(0));
        row(name, base, base);
        row(engine.name() + " cell, 1 behaviour", median(times.get(1)), base);
        row(engine.name() + " cell, " + MANY + " behaviours", median(times.get(2)), base);
        int jobs = Runtime.getRuntime().availableProcessors();
        row(engine.name() + " cells, 1 behaviour, " + jobs + " side by side", together(one, jobs), base);
    }

    private static void row(String name, double nanos, double base) {
        System.out.printf(Locale.ROOT, "%-44s %9.2f %9.2f %9.1f%n", name, nanos / 1e6, nanos / base, 1e9 / nanos);
    }

    /** Wall time per cell when as many are run side by side as there are processors. */
    private double together(Callable<Long> cell, int jobs) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            long begin = System.nanoTime();
            pool.invokeAll(IntStream.range(0, rounds).mapToObj(i -> cell).toList());
            return (System.nanoTime() - begin) / (double) rounds;
        } finally {
            pool.shutdownNow();
        }
    }

    private Callable<Long> cell(Engine engine, String argument, int count) {
        Step step = new Step(List.of(argument), Content.EMPTY, Map.of(), 0, null, null, Map.of());
        List<Behaviour> behaviours = IntStream.range(0, count)
                .mapToObj(i -> new Behaviour("b" + i, Map.of(), List.of(step)))
                .toList();
        return () -> {
            long begin = System.nanoTime();
            Instructions instructions = Instructions.of(CellLimits.DEFAULT, "subject", behaviours);
            CellRun run = engine.run(new CellRequest(
                    environment,
                    CellSetting.PLAIN,
                    subject,
                    instructions.encode(),
                    Duration.ofMinutes(1),
                    instructions.longestAnswer()));
            long nanos = System.nanoTime() - begin;
            if (!(run instanceof CellRun.Answered answered)) {
                throw new IOException(((CellRun.Unanswered) run).reason());
            }
            ProbeParser.parse(answered.answer(), instructions);
            return nanos;
        };
    }

    private static Callable<Long> process(String... argv) {
        return () -> {
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(argv)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(Arrays.toString(argv) + " ended with " + process.exitValue());
            }
            return System.nanoTime() - begin;
        };
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0;
    }
}

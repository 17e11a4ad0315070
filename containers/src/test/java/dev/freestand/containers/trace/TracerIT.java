package dev.freestand.containers.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.portability.Specimen;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.MappedFile;
import dev.freestand.verifier.proof.OpenedPath;
import dev.freestand.verifier.proof.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real programs under the real strace. */
class TracerIT {

    @TempDir
    private Path folder;

    private Trace trace(Path file, String... arguments) throws Exception {
        Step step = new Step(List.of(arguments), Content.EMPTY, Map.of(), 0, null, null, Map.of());
        Behaviour behaviour = new Behaviour(
                "b",
                Map.of("own.txt", Content.ofText("x"), "data/own.txt", Content.EMPTY),
                Set.of("own.txt"),
                List.of(step));
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        List<Trace> traces = new Tracer(new CommonsExecRunner(), temporary)
                .trace("v", file, Inspector.withoutWitnesses().inspect(file), List.of(behaviour));
        assertThat(traces).singleElement().extracting(Trace::problem).isNull();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
        return traces.get(0);
    }

    private static List<String> foreign(Trace trace) {
        return trace.opened().stream()
                .filter(path -> !path.own() && path.startUp() == null)
                .map(OpenedPath::path)
                .toList();
    }

    private static List<MappedFile.Role> roles(Trace trace) {
        return trace.mapped().stream().map(MappedFile::role).toList();
    }

    @Test
    void aStaticFileTouchesWhatItIsGivenAndNothingElse() throws Exception {
        Path file = Specimen.compile(folder, "touches", "musl-gcc", "-static");

        Trace given = trace(file, "own.txt", "data/own.txt", "/etc/hostname");
        assertThat(foreign(given)).isEmpty();
        assertThat(given.opened()).extracting(OpenedPath::path).contains("own.txt", "data/own.txt", "/etc/hostname");
        assertThat(roles(given)).containsExactly(MappedFile.Role.PROGRAM);

        assertThat(foreign(trace(file, "+/etc/hostname"))).containsExactly("/etc/hostname");
        assertThat(foreign(trace(file, "passwd"))).contains("/etc/passwd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-static", "-static-pie"})
    void requestsOfGlibcAreSeparatedFromTheProgramsOwn(String how) throws Exception {
        Path source = Files.writeString(folder.resolve("stack.c"), """
                #define _GNU_SOURCE
                #include <pthread.h>
                #include <stdio.h>
                #include <unistd.h>
                int main(int argc, char **argv) {
                    /* As Rust's runtime does before main. */
                    pthread_attr_t attributes;
                    char text[99];
                    if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 1;
                    if (argc > 1) return fopen(argv[1] + 1, "r") == NULL;
                    if (argc > 0) return readlink("/proc/self/exe", text, 99) < 0;
                    return 0;
                }
                """);
        Path file = folder.resolve("stack");
        assertThat(new CommonsExecRunner()
                        .run(ProcessRequest.of(List.of("gcc", how, "-o", file.toString(), source.toString())))
                        .succeeded())
                .isTrue();

        Trace maps = trace(file, "+/proc/self/maps");
        assertThat(foreign(maps)).containsExactly("/proc/self/maps");
        assertThat(maps.opened().stream().filter(path -> path.startUp() != null).map(OpenedPath::path))
                .containsExactly("/proc/self/exe", "/proc/self/maps");
        assertThat(foreign(trace(file))).containsExactly("/proc/self/exe");
    }

    @Test
    void aDynamicFileShowsItsLoaderAndItsLibraries() throws Exception {
        Trace trace = trace(Specimen.compile(folder, "touches", "gcc"), "own.txt");

        assertThat(roles(trace)).contains(MappedFile.Role.PROGRAM, MappedFile.Role.LOADER, MappedFile.Role.LIBRARY);
        assertThat(trace.mapped()).extracting(MappedFile::path).anyMatch(path -> path.endsWith("/libc.so.6"));
    }

    @Test
    void aStaticFileThatLoadsALibraryIsSeenToMapIt() throws Exception {
        Path file = Specimen.compile(folder, "loads", "gcc", "-static", "-Wl,--no-warnings");

        Trace trace = trace(file);

        assertThat(trace.mapped()).anySatisfy(mapped -> {
            assertThat(mapped.role()).isEqualTo(MappedFile.Role.LIBRARY);
            assertThat(mapped.path()).endsWith("/libm.so.6");
        });
    }

    @Test
    void aStepThatIsGivenMoreTimeOrLessIsTracedForAsMuchMoreOrLess() throws Exception {
        Path source =
                Files.writeString(folder.resolve("waits.c"), "#include <unistd.h>\nint main(void) { pause(); }\n");
        Path file = folder.resolve("waits");
        CommonsExecRunner real = new CommonsExecRunner();
        assertThat(real.run(ProcessRequest.of(List.of("musl-gcc", "-static", "-o", file.toString(), source.toString())))
                        .succeeded())
                .isTrue();
        List<Duration> times = new ArrayList<>();
        ProcessRunner watched = request -> {
            times.add(request.timeout());
            return real.run(request.withTimeout(
                    Duration.ofSeconds(Math.min(3, request.timeout().toSeconds()))));
        };
        List<String> problems = new ArrayList<>();
        for (Duration time : Arrays.asList(null, Duration.ofMinutes(5), Duration.ofSeconds(1))) {
            Step step = new Step(List.of(), Content.EMPTY, Map.of(), time, 0, null, null, Map.of());
            times.clear();
            List<Trace> traces = new Tracer(watched, folder)
                    .trace(
                            "v",
                            file,
                            Inspector.withoutWitnesses().inspect(file),
                            List.of(new Behaviour("b", Map.of(), List.of(step))));
            assertThat(times).endsWith(Duration.ofSeconds(time == null ? 30 : 3 * time.toSeconds()));
            problems.add(traces.get(0).problem());
        }
        assertThat(problems)
                .containsExactly(
                        "a step did not finish within 30 s under strace, 3 times the limit in a cell",
                        "a step did not finish within 900 s under strace, 3 times the limit in a cell",
                        "a step did not finish within 3 s under strace, 3 times the limit in a cell");
    }

    @Test
    void aMissingStraceIsSaid() throws Exception {
        Path file = Specimen.compile(folder, "touches", "musl-gcc", "-static");
        Step step = new Step(List.of(), Content.EMPTY, Map.of(), 0, null, null, Map.of());
        ProcessRunner none = request -> new CommonsExecRunner().run(ProcessRequest.of(List.of("/nonexistent/strace")));

        List<Trace> traces = new Tracer(none, folder)
                .trace(
                        "v",
                        file,
                        Inspector.withoutWitnesses().inspect(file),
                        List.of(new Behaviour("b", Map.of(), List.of(step))));

        assertThat(traces.get(0).problem()).contains("install the package strace");
        assertThat(traces.get(0).opened()).isEmpty();
    }
}

package dev.freestand.containers.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

    @TempDir
    private Path folder;

    private final List<ProcessRequest> requests = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private ProcessResult answer = result(0, "musl   made\n", "", false);

    private final ProcessRunner runner = request -> {
        requests.add(request);
        assertThat(Path.of(request.argv().get(1))).isExecutable();
        return answer;
    };

    private static ProcessResult result(int exitCode, String out, String err, boolean timedOut) {
        return new ProcessResult(
                exitCode, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8), timedOut, false);
    }

    private void prepare(String... names) throws IOException {
        List<Environment> environments = Stream.of(names)
                .map(name -> Catalogue.bundled().find(name).orElseThrow())
                .toList();
        new Preparation(new EnvironmentCache(folder.resolve("environments")), runner, Map.of("HOME", "/home/user"))
                .prepare(environments, Files.createTempDirectory(folder, "scripts"), progress::add);
    }

    private List<String> names(int request) {
        List<String> argv = requests.get(request).argv();
        return argv.subList(2, argv.size());
    }

    @Test
    void nothingToPrepare() throws IOException {
        prepare("scratch", "hostile-bare", "alpine-3.22");

        assertThat(requests).isEmpty();
        assertThat(progress).isEmpty();
    }

    @Test
    void treesAndKernels() throws IOException {
        Path record = folder.resolve("kernels/6.1/kernel.json");
        Files.createDirectories(record.getParent());
        Files.writeString(record, "of a kernel that was changed");

        prepare("musl", "alpine-3.22", "debian-12", "musl", "kernel-6.1");

        assertThat(names(0)).containsExactly("musl", "debian-12");
        assertThat(names(1)).containsExactly("6.1");
        assertThat(record).doesNotExist();
        assertThat(requests)
                .extracting(ProcessRequest::environment)
                .allSatisfy(given -> assertThat(given)
                        .containsOnlyKeys("HOME", "FREESTAND_CACHE", "TMPDIR")
                        .containsEntry("HOME", "/home/user")
                        .containsEntry("FREESTAND_CACHE", folder.toString()));
        assertThat(progress)
                .containsExactly("building musl, debian-12", "musl   made", "downloading kernels 6.1", "musl   made");
    }

    @Test
    void failures() throws IOException {
        answer = result(2, "", "build-environment: mmdebstrap is missing\n", false);
        prepare("musl");
        answer = result(1, "", "", false);
        prepare("musl");
        answer = result(143, "", "", true);
        prepare("musl");

        assertThat(progress.stream().filter(line -> !line.startsWith("building")))
                .containsExactly(
                        "build-environment: mmdebstrap is missing",
                        "prepare-environments ended with exit code 1 and printed nothing",
                        "prepare-environments did not finish within 30 minutes and was stopped");
    }
}

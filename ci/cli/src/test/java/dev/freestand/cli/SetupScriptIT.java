package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ci/setup} asked how it is used, on a machine where whatever it would install with writes down that it ran. */
class SetupScriptIT {

    private static final Path SCRIPT = Path.of("../setup").toAbsolutePath().normalize();

    @TempDir
    private Path root;

    @BeforeEach
    void standIns() throws IOException {
        Files.createDirectory(root.resolve("bin"));
        for (String name :
                List.of("apt-get", "apt", "dpkg", "sudo", "curl", "wget", "docker", "dockerd", "mmdebstrap")) {
            Path file = root.resolve("bin").resolve(name);
            Files.writeString(file, "#!/bin/sh\necho " + name + " \"$@\" >> '" + root + "/ran'\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private ProcessResult setup(String... options) throws IOException {
        List<String> argv = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        argv.addAll(List.of(options));
        return new CommonsExecRunner()
                .run(ProcessRequest.of(argv)
                        .in(root)
                        .withEnvironment(Map.of(
                                "PATH",
                                root + "/bin:" + System.getenv("PATH"),
                                "HOME",
                                root + "/home",
                                "FREESTAND_CACHE",
                                root + "/cache")));
    }

    private void nothingWasDone() {
        assertThat(root.resolve("ran")).doesNotExist();
        assertThat(root.resolve("cache")).doesNotExist();
        assertThat(root.resolve("home")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--docker --help", "--kernels --help", "--tests -h"})
    void helpPrintsUsageAndInstallsNothing(String options) throws IOException {
        ProcessResult result = setup(options.split(" "));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("Prepares this machine")
                .contains("ci/setup --docker ", "--kernels", "--stop-docker", "FREESTAND_CACHE", "Exit: 0 ready")
                .doesNotContain("set -euo", "#!/");
        nothingWasDone();
    }

    @Test
    void anUnknownOptionIsRefusedBeforeAnythingIsInstalled() throws IOException {
        ProcessResult result = setup("--docker", "--no-such");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("unknown option --no-such", "usage: ci/setup");
        nothingWasDone();
    }
}

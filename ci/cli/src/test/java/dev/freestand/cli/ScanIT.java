package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code freestand scan} as a process, on trees that real systems have. */
class ScanIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
        Files.createDirectories(root.resolve("tree/sub"));
        project.compile("gcc", "-DDIFFERS=0", "greet.c", "-o", "tree/dynamic");
        project.compile("musl-gcc", "-static", "-DDIFFERS=0", "greet.c", "-o", "tree/sub/static");
    }

    private List<JsonNode> lines(ProcessResult result) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void aFifoIsNeverOpenedAndLoopsEnd() throws IOException {
        project.compile("mkfifo", "tree/sub/fifo");
        Files.createSymbolicLink(root.resolve("tree/sub/up"), root.resolve("tree"));
        Files.createLink(root.resolve("tree/twin"), root.resolve("tree/dynamic"));
        ProcessResult result = project.freestand("scan", "tree", "--follow");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("2 ELF files (and ")
                .contains("executable, dynamic", "executable, static", "highest version requirements", "GLIBC ");
    }

    @Test
    void jsonHasOneObjectALineAndWitnessesOnlyWhenAsked() throws IOException {
        ProcessResult quick = project.freestand("scan", "--format", "json", "tree", "greet.c");
        assertThat(quick.exitCode()).isZero();
        assertThat(lines(quick)).hasSize(2).allSatisfy(file -> {
            assertThat(file.get("sha256").isNull()).isTrue();
            assertThat(file.get("witnesses")).isEmpty();
            assertThat(file.get("sections")).isNotEmpty();
        });
        ProcessResult asked = project.freestand("scan", "--format", "json", "--witnesses", "--digest", "tree");
        assertThat(asked.exitCode()).isZero();
        assertThat(lines(asked)).hasSize(2).allSatisfy(file -> {
            assertThat(file.get("sha256").asText()).hasSize(64);
            assertThat(file.get("witnesses")).hasSizeGreaterThanOrEqualTo(3);
            assertThat(file.at("/verdict/outcome").asText()).isEqualTo("PASS");
        });
    }

    @Test
    void damageIsNamedAndTheScanGoesOn() throws IOException {
        Files.write(root.resolve("tree/cut"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        ProcessResult result = project.freestand("scan", "tree", "-v");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("2 ELF files", "not read", "truncated 1", "such as tree/cut");
        assertThat(result.err()).contains("tree/cut: ");
    }

    @Test
    void anotherUsersFilesAreCountedAsUnread() throws IOException {
        Files.createDirectory(root.resolve("tree/secret"));
        Files.setPosixFilePermissions(root.resolve("tree/secret"), PosixFilePermissions.fromString("---------"));
        Files.copy(root.resolve("tree/dynamic"), root.resolve("tree/locked"));
        Files.setPosixFilePermissions(root.resolve("tree/locked"), PosixFilePermissions.fromString("---------"));
        // As root everything may be read, so nobody asks, with a copy of the command that nobody can reach.
        Path built = Path.of("target").toAbsolutePath();
        project.compile("sh", "-c", "cp -r " + built + "/freestand " + built + "/*.jar " + built + "/lib .");
        project.compile("chmod", "755", ".");
        List<String> argv = new ArrayList<>(List.of("./freestand", "scan", "tree"));
        if ("root".equals(System.getProperty("user.name"))) {
            argv.addAll(0, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        ProcessResult result =
                new CommonsExecRunner().run(ProcessRequest.of(argv).in(root));
        assertThat(result.out()).contains("2 ELF files", "permission-denied 2");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void theAnswerIsThatOfInspect() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (JsonNode file : lines(project.freestand("scan", "--format", "json", "--witnesses", "--digest", "tree"))) {
            JsonNode alone = JSON.readTree(project.freestand(
                                    "inspect",
                                    "--format",
                                    "json",
                                    file.get("path").asText())
                            .out())
                    .at("/files/0");
            for (JsonNode each : List.of(file, alone)) {
                // ldd prints another address each time it is asked.
                each.get("witnesses")
                        .forEach(one -> ((com.fasterxml.jackson.databind.node.ObjectNode) one).remove("raw"));
            }
            assertThat(file).isEqualTo(alone);
            seen.add(file.get("path").asText());
        }
        assertThat(seen).containsExactly("tree/dynamic", "tree/sub/static");
    }

    @Test
    void sarifHoldsWhatWarnsOrFailsInTheFilesOfATree() throws IOException {
        Files.writeString(root.resolve("users.c"), "#include <pwd.h>\nint main(void) { return getpwuid(0) == 0; }\n");
        project.compile("gcc", "-static", "users.c", "-o", "tree/sub/users");
        ProcessResult result = project.freestand("--format", "sarif", "scan", "tree");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        JsonNode run = JSON.readTree(result.out()).at("/runs/0");
        Set<String> users = new TreeSet<>();
        for (JsonNode finding : run.path("results")) {
            String uri = finding.at("/locations/0/physicalLocation/artifactLocation/uri")
                    .asText();
            assertThat(uri).startsWith("tree/");
            assertThat(finding.path("level").asText()).isIn("warning", "note", "error");
            if (uri.equals("tree/sub/users")) {
                users.add(finding.path("ruleId").asText());
            }
        }
        assertThat(users).contains("FS301");
        assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(1);

        Files.delete(root.resolve("tree/sub/users"));
        Files.writeString(root.resolve("tree/cut"), "\u007fELF");
        ProcessResult unread = project.freestand("scan", "--format", "sarif", "tree");
        assertThat(unread.exitCode()).isEqualTo(3);
        assertThat(JSON.readTree(unread.out())
                        .at("/runs/0/invocations/0/exitCode")
                        .asInt())
                .isEqualTo(3);
    }
}

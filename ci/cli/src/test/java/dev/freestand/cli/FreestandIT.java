package dev.freestand.cli;

import static dev.freestand.cli.SampleProject.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher as a process: what it proves, what it refuses, and with which exit code and words. */
class FreestandIT {

    private static final String MUSL = "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet";

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root);
    }

    private ProcessResult verify() throws IOException {
        return project.inside("verify", "--engine", "sandbox");
    }

    @Test
    void aGoodFileIsProvedReportedAndShipped() throws IOException {
        project.configure(MUSL, "");
        expect(project.freestand("verify", "--engine", "sandbox"), 0, "cell 2 of 2", "greet: PASS");

        Proof proof = ProofJson.read(project.path("target/freestand/proof.json"));
        assertThat(proof.verdict()).isEqualTo(Outcome.PASS);
        assertThat(proof.cells()).hasSize(2).allSatisfy(cell -> {
            assertThat(cell.sha256()).isEqualTo(proof.variants().get(0).sha256());
            assertThat(cell.engine()).isEqualTo("sandbox");
            assertThat(cell.behaviours()).hasSize(2);
        });
        assertThat(project.path("target/freestand")).isDirectoryContaining(file -> file.endsWith("report.html"));
        assertThat(project.path("target/freestand")).isDirectoryContaining(file -> file.endsWith("report.md"));
        assertThat(project.path("target/freestand")).isDirectoryContaining(file -> file.endsWith("junit.xml"));

        expect(project.freestand("ship"), 0, "shipped: ");
        project.compile(
                "sh", "-ec", "cd target/ship && sha256sum --check --strict SHA256SUMS && ./greet-0.1.0-linux-x86_64");
        try (Stream<Path> shipped = Files.list(project.path("target/ship"))) {
            assertThat(shipped.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "greet-0.1.0-linux-x86_64",
                            "greet-0.1.0-linux-x86_64.cdx.json",
                            "SHA256SUMS",
                            "install.sh",
                            "statement.dsse.json",
                            "proof.json",
                            "report.html",
                            "report.md",
                            "junit.xml",
                            "results.sarif",
                            "badge.svg");
        }
    }

    @Test
    void anUnchangedBuildIsNotRepeatedAndAChangedOneIs() throws IOException {
        project.configure(MUSL, "");
        expect(project.inside("build"), 0, "build static: sh");
        expect(project.inside("build"), 0, "build static: up to date");
        Files.writeString(project.path("greet.c"), SampleProject.PROGRAM + "\n");
        expect(project.inside("build"), 0, "build static: sh");
        Files.writeString(project.path("out/greet"), "something else");
        expect(project.inside("build"), 0, "build static: sh");
        Files.delete(project.path("out/greet"));
        expect(project.inside("build"), 0, "build static: sh");
    }

    @Test
    void aDynamicFileInPlaceOfTheStaticOneFails() throws IOException {
        project.configure("gcc -O -s -DDIFFERS=0 greet.c -o out/greet", "");
        expect(
                verify(),
                1,
                "FAIL  FS101 static: expected static, found dynamic",
                "FAIL  FS103 static: interpreter /lib64/ld-linux-x86-64.so.2, NEEDED libc.so.6",
                "FAIL  FS104 static: expected musl, found glibc",
                "FAIL  static in scratch",
                "greet: FAIL");
        expect(project.inside("ship"), 1, "nothing is shipped: the proof's verdict is FAIL");
    }

    @Test
    void aLibraryThatIsNeededFails() throws IOException {
        // No interpreter, so a search for one finds nothing; the library is needed all the same.
        project.configure(
                "echo 'int extra(void) { return 0; }' > extra.c;"
                        + " gcc -shared -fPIC -nostdlib -s extra.c -o out/libextra.so;"
                        + " gcc -c -fPIE -DDIFFERS=0 greet.c -o out/greet.o;"
                        + " gcc -static-pie -s out/greet.o -o out/greet -Wl,--no-as-needed,-Bdynamic out/libextra.so"
                        + " -Wl,-Bstatic",
                "");
        expect(verify(), 1, "FAIL  FS103 static: interpreter none, NEEDED ", "libextra.so");
    }

    @Test
    void anExceededBudgetFails() throws IOException {
        project.configure(MUSL, "    budget: { file: 1 KiB, sections: { .text: 16 } }");
        expect(verify(), 1, "FAIL  FS202 static: file ", " of 1024 bytes, ", ".text ", " of 16 bytes, ");
    }

    @Test
    void aFileChangedByOneByteAfterTheProofIsNotShipped() throws IOException {
        project.configure(MUSL, "");
        expect(verify(), 0);
        expect(project.inside("ship"), 0);
        Path artifact = project.path("out/greet");
        byte[] bytes = Files.readAllBytes(artifact);
        bytes[bytes.length - 1] ^= 1;
        Files.write(artifact, bytes);
        expect(
                project.inside("ship"),
                1,
                "out/greet is not the file that was proved",
                "proved SHA-256: ",
                "found SHA-256:");
        assertThat(project.path("target/ship")).doesNotExist();

        Files.delete(artifact);
        Files.createSymbolicLink(artifact, Path.of("/bin/true"));
        expect(project.inside("ship"), 1, "out/greet cannot be copied");
    }

    @Test
    void aBehaviourThatDiffersInOneEnvironmentFails() throws IOException {
        project.configure(MUSL.replace("DIFFERS=0", "DIFFERS=1"), "");
        expect(verify(), 1, "FAIL  static in debian-12", "greets");
        List<Cell> cells =
                ProofJson.read(project.path("target/freestand/proof.json")).cells();
        assertThat(cells)
                .extracting(Cell::environment, Cell::outcome, Cell::cause)
                .containsExactlyInAnyOrder(
                        tuple("scratch", Outcome.PASS, null), tuple("debian-12", Outcome.FAIL, "output-differs"));
    }

    @Test
    void anUnknownKeyIsNamedWithItsPlace() throws IOException {
        project.configure(MUSL, "    shipp: true");
        expect(
                project.freestand("verify", "--engine", "sandbox"),
                2,
                "freestand: freestand.yaml:11:5: unknown key 'shipp'; did you mean ship? Known here: artifact,");
        assertThat(project.path("target")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify --engine sandbox --no-build|3|INCONCLUSIVE  every rule on static: the file could not be read",
                "verify --config missing.yaml|2|missing.yaml: there is no such file",
                "report|2|there is no such file; freestand verify writes it",
                "inspect nowhere|3|nowhere",
                "inspect greet.c|0|not-elf",
                "--version|0|freestand 1.0.0"
            })
    void everyWayOutHasItsCode(String command, int exit, String words) throws IOException {
        project.configure(MUSL, "");
        expect(project.freestand(command.split(" ")), exit, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify --engine podman|2|podman",
                "verify --jobs 0|2|--jobs is 0, expected 1 or more",
                "ship|3|nothing is shipped: ",
                "explain FS999|2|there is no rule FS999",
                "explain fs101|0|Linkage is as expected",
                "schema proofs|2|there is no schema proofs; there are config, proof,",
                "schema|0|urn:freestand:schema:inspect:1",
                "inspect|2|Missing required parameter: 'FILE'",
                "frobnicate|2|frobnicate",
                "''|2|a command is missing"
            })
    void everyMistakeInWordsHasItsCode(String command, int exit, String words) throws IOException {
        project.configure(MUSL, "");
        expect(project.inside(command.isEmpty() ? new String[0] : command.split(" ")), exit, words);
    }

    @Test
    void aFailingBuildIsReportedWithItsOutput() throws IOException {
        project.configure("echo 'ld: nothing fits' >&2; exit 4", "");
        expect(verify(), 1, "FAIL  FS602 static: the build exited with status 4", "ld: nothing fits");
        project.configure("true", "");
        expect(verify(), 1, "the build succeeded but did not produce ");
    }

    @Test
    void anUnknownEnvironmentIsAConfigurationError() throws IOException {
        project.configure(MUSL, "");
        Path config = project.path("freestand.yaml");
        Files.writeString(config, Files.readString(config).replace("debian-12", "debian-1"));
        expect(verify(), 2, "debian-1");
    }

    @Test
    void withoutPreparedEnvironmentsNothingIsProved() throws IOException {
        project.configure(MUSL, "")
                .with("FREESTAND_CACHE", root.resolve("empty").toString());
        expect(
                project.freestand("verify", "--engine", "sandbox"),
                3,
                "INCONCLUSIVE  static in debian-12: the environment is not prepared",
                "run freestand environments prepare",
                "greet: INCONCLUSIVE");
    }

    @Test
    void withoutToolsAndEngineNothingIsProved() throws IOException {
        project.configure(MUSL, "");
        expect(project.inside("build"), 0);
        Path tools = Files.createDirectory(root.resolve("tools"));
        for (String tool : List.of("sh", "java", "readlink", "dirname")) {
            Files.createSymbolicLink(
                    tools.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
        }
        project.with("PATH", tools.toString());
        expect(
                project.freestand("verify", "--engine", "sandbox", "--no-build"),
                3,
                "INCONCLUSIVE  FS102 static: ",
                "INCONCLUSIVE  static in 2 environments: no engine can run it",
                "bubblewrap",
                "greet: INCONCLUSIVE");
    }

    @Test
    void anOldBubblewrapDoes() throws IOException {
        project.configure(MUSL, "");
        Path tools = Files.createDirectory(root.resolve("tools"));
        Path old = Files.writeString(tools.resolve("bwrap"), """
                #!/bin/sh
                for word; do
                    case $word in
                        --version) echo bubblewrap 0.4.1; exit ;;
                        --clearenv | --size) echo "bwrap: Unknown option $word" >&2; exit 1 ;;
                        --) break ;;
                    esac
                done
                exec /usr/bin/bwrap "$@"
                """);
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
        project.with("PATH", tools + ":" + System.getenv("PATH"));

        ProcessResult result = project.freestand("verify", "--engine", "sandbox", "--format", "json");

        expect(result, 0);
        Proof proof = ProofJson.read(project.path("target/freestand/proof.json"));
        assertThat(proof.cells()).extracting(Cell::observed).containsOnly(RunResult.RUNS);
        assertThat(result.out()).contains("bubblewrap 0.4.1", "/tmp and /dev/shm are not limited");
        assertThat(result.out() + result.err()).doesNotContain("Unknown option");
    }

    @Test
    void inspectDistinguishesTheThreeLinkages() throws IOException {
        project.compile("gcc", "-O", "-s", "-DDIFFERS=0", "greet.c", "-o", "dynamic");
        project.compile("musl-gcc", "-static", "-O", "-s", "-DDIFFERS=0", "greet.c", "-o", "musl");
        project.compile("gcc", "-static", "-O", "-s", "-DDIFFERS=0", "greet.c", "-o", "glibc");
        ProcessResult result = project.freestand("inspect", "--format", "json", "dynamic", "musl", "glibc", "greet.c");
        expect(result, 0);
        assertThat(result.out().lines().filter(line -> line.contains("\"linkage\"") || line.contains("\"flavour\"")))
                .extracting(line -> line.replaceAll("[ ,]", ""))
                .containsSubsequence(
                        "\"linkage\":\"dynamic\"",
                        "\"flavour\":\"glibc\"",
                        "\"linkage\":\"static\"",
                        "\"flavour\":\"musl\"",
                        "\"linkage\":\"static\"",
                        "\"flavour\":\"glibc\"",
                        "\"linkage\":\"unknown\"");
    }

    @Test
    void reportsAreRenderedAgainFromTheProof() throws IOException {
        project.configure(MUSL, "");
        expect(verify(), 0);
        // Alone in a folder, as somebody has it who was sent no more than the proof.
        Files.createDirectories(project.path("again"));
        Files.copy(project.path("target/freestand/proof.json"), project.path("again/proof.json"));
        expect(project.inside("report", project.path("again/proof.json").toString()), 0, "greet: PASS");
        List<String> names = names("again");
        assertThat(names).hasSize(6).contains("badge.svg").isEqualTo(names("target/freestand"));
        for (String name : names) {
            assertThat(project.path("again/" + name))
                    .as(name)
                    .hasSameBinaryContentAs(project.path("target/freestand/" + name));
        }
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(project.path(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}

package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Too little of anything: one line that names it, a code that is no verdict, and nothing half written. */
class LowResourcesIT {

    private static final String MUSL = "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet";
    private static final int INCONCLUSIVE = 3;
    private static final int INTERNAL = 70;

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root).configure(MUSL, "");
    }

    private ProcessResult shell(String script) throws IOException {
        String launcher = Path.of("target/freestand").toAbsolutePath().toString();
        return project.run("bash", "-c", script, launcher);
    }

    /** Runs a script in a name space where this folder of the project is a disk with so many pages of 4 KiB free. */
    private ProcessResult onFullDisk(String folder, int free, String script) throws IOException {
        Files.createDirectories(root.resolve(folder));
        String fill = root.resolve(folder).resolve("fill").toString();
        return shell("exec bwrap --dev-bind / / --size 1048576 --tmpfs '" + root.resolve(folder) + "' bash -c '"
                + "dd if=/dev/zero bs=4096 of=" + fill + " 2>/dev/null; truncate -s -" + free * 4096L + " " + fill
                + "; "
                + script + "; status=$?; find " + root.resolve(folder)
                + " -mindepth 1 -not -name fill -not -name .ship.lock -printf \"%P\\n\" | sort; exit $status' \"$0\"");
    }

    private static void oneLine(ProcessResult result, int code, String... words) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(code);
        assertThat(result.err().lines().filter(line -> line.startsWith("freestand: ")))
                .as(result.err())
                .singleElement()
                .satisfies(line -> assertThat(line).contains(words));
        assertThat(result.err()).doesNotContain("Exception", "\tat ");
    }

    private void proved() throws IOException {
        project.after("verify");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 127})
    void tooFewOpenFiles(int limit) throws IOException {
        for (String command :
                new String[] {"inspect out/greet", "scan .", "verify", "schema proof", "keygen -o k", "ship"}) {
            ProcessResult result = shell("ulimit -n " + limit + "; \"$0\" " + command);
            oneLine(result, INCONCLUSIVE, "open", "ulimit -n");
            assertThat(result.out()).isEmpty();
        }
        assertThat(root).isDirectoryNotContaining("glob:**.pem");
    }

    /** The fewest that are not refused at once are enough for everything. */
    @Test
    void asManyOpenFilesAsAreAskedForAreEnough() throws IOException {
        ProcessResult result = shell(
                "ulimit -n 160; \"$0\" verify --engine sandbox && \"$0\" keygen -o k &&"
                        + " \"$0\" ship --key k.pem && \"$0\" verify-shipment --key k.pub.pem target/ship && \"$0\" scan /usr/sbin");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 6_000_000})
    void tooLittleAddressSpace(int kib) throws IOException {
        for (String command : new String[] {"inspect out/greet", "verify"}) {
            ProcessResult result = shell("ulimit -v " + kib + "; \"$0\" " + command);
            oneLine(result, INTERNAL, "Java does not start", "ulimit -v");
            assertThat(result.out()).isEmpty();
        }
        assertThat(root).isDirectoryNotContaining("glob:**hs_err*");
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 2_000_000})
    void tooLittleData(int kib) throws IOException {
        for (String command : new String[] {"inspect out/greet", "verify"}) {
            ProcessResult result = shell("ulimit -d " + kib + "; \"$0\" " + command);
            oneLine(result, INTERNAL, "Java does not start", "ulimit -d");
            assertThat(result.out()).isEmpty();
        }
        assertThat(root).isDirectoryNotContaining("glob:**hs_err*");
    }

    /** Java ends itself as by a signal when the system gives it no memory, which no limit shows beforehand. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJvmThatBreaksDownLeavesNoLogAndNoVerdict(boolean newest) throws IOException {
        project.with("JAVA_HOME", newest ? NewerJdkIT.newestJdk().toString() : System.getProperty("java.home"));
        ProcessResult result =
                shell("" + "\"$0\" scan --format json / > out & sleep 2; kill -SEGV $!; wait $!; echo $?");
        assertThat(Integer.parseInt(result.out().strip())).as(result.err()).isIn(134, 139);
        assertThat(result.err()).doesNotContain("hs_err", "# ");
        assertThat(Files.readString(root.resolve("out")).lines()).noneMatch(line -> line.startsWith("#"));
        assertThat(root).isDirectoryNotContaining("glob:**hs_err*");
    }

    @ParameterizedTest
    @CsvSource({
        "FREESTAND_JAVA_OPTIONS, -Xmx1m, 70, Too small maximum heap",
        "JAVA_TOOL_OPTIONS, -Xmx1m, 70, Too small maximum heap",
        "FREESTAND_JAVA_OPTIONS, -Xnonsense, 70, -Xnonsense",
        "FREESTAND_JAVA_OPTIONS, -Xmx2m, 3, out of memory",
        "JAVA_TOOL_OPTIONS, -Xmx2m, 3, out of memory"
    })
    void tooLittleMemory(String variable, String value, int code, String words) throws IOException {
        for (String command : new String[] {"inspect greet.c", "verify"}) {
            ProcessResult result = project.with(variable, value).freestand(command.split(" "));
            oneLine(result, code, words);
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void aFullDiskLeavesNoKey() throws IOException {
        for (int pages = 0; pages < 2; pages++) {
            ProcessResult result = onFullDisk("keys", pages, "\"$0\" keygen -o keys/k");
            oneLine(result, INCONCLUSIVE, pages == 0 ? "keys/k.pub.pem" : "keys/k.pem", "No space left on device");
            assertThat(result.out()).isEmpty();
        }
        assertThat(onFullDisk("keys", 2, "\"$0\" keygen -o keys/k").out()).contains("k.pem\n", "k.pub.pem\n");
    }

    @Test
    void aFullDiskLeavesNoBuildLogAndNoStamp() throws IOException {
        Path config = root.resolve("freestand.yaml");
        Files.writeString(config, Files.readString(config).replace("mkdir -p out", "echo words; mkdir -p out"));
        ProcessResult log = onFullDisk("target", 0, "\"$0\" build");
        oneLine(log, INCONCLUSIVE, "target/freestand/build/static.log", "No space left on device");
        assertThat(log.out()).isEqualTo("freestand\nfreestand/build\n");
        ProcessResult stamp = onFullDisk("target", 1, "\"$0\" build");
        oneLine(stamp, INCONCLUSIVE, "target/freestand/build/static.stamp", "No space left on device");
        assertThat(stamp.out()).isEqualTo("freestand\nfreestand/build\nfreestand/build/static.log\n");
    }

    @Test
    void aFullDiskLeavesNoProof() throws IOException {
        proved();
        ProcessResult none = onFullDisk("full", 0, "\"$0\" verify --engine sandbox --no-build -o full");
        oneLine(none, INCONCLUSIVE, "full/report.html", "No space left on device");
        assertThat(none.out()).doesNotContain("proof.json", "report.html\n");
        proved();
        Path proof = root.resolve("target/freestand/proof.json");
        long reports;
        try (var files = Files.list(proof.getParent())) {
            reports = files.filter(file -> Files.isRegularFile(file) && !file.equals(proof))
                    .mapToLong(file -> (file.toFile().length() + 4095) / 4096)
                    .sum();
        }
        // The reports fit, the proof does not.
        ProcessResult half = onFullDisk("full", (int) reports + 1, "\"$0\" verify --engine sandbox --no-build -o full");
        oneLine(half, INCONCLUSIVE, "full/proof.json", "No space left on device");
        assertThat(half.out()).doesNotContain("proof.json", ".tmp");
    }

    @Test
    void aFullDiskLeavesNoReportAndNoLock() throws IOException {
        proved();
        ProcessResult report = onFullDisk("full", 0, "\"$0\" report -o full target/freestand/proof.json");
        oneLine(report, INCONCLUSIVE, "full/report.html", "No space left on device");
        assertThat(report.out()).isEmpty();
        Files.copy(root.resolve("freestand.yaml"), root.resolve("aside.yaml"));
        ProcessResult lock = onFullDisk(
                "locked",
                1,
                "cp aside.yaml locked/freestand.yaml; \"$0\" --config locked/freestand.yaml" + " environments lock");
        oneLine(lock, INCONCLUSIVE, "locked/freestand.lock", "No space left on device");
        assertThat(lock.out()).isEqualTo("freestand.yaml\n");
    }

    /** From a disk on which not even the binary fits to one that lacks a page for the last signature. */
    @Test
    void aFullDiskLeavesNoShipment() throws IOException {
        proved();
        assertThat(project.freestand("keygen", "-o", "k").exitCode()).isZero();
        Files.move(root.resolve("target/freestand"), root.resolve("proved"));
        String script = "mkdir target/freestand; cp proved/proof.json target/freestand/; \"$0\" ship --key k.pem";
        int refused = 0;
        int shipped = 0;
        for (int pages = 4; pages < 256 && shipped == 0; pages *= 2) {
            ProcessResult result = onFullDisk("target", pages, script);
            if (result.exitCode() == 0) {
                shipped++;
                assertThat(result.out()).contains("ship/SHA256SUMS.sig");
            } else if (!result.err().contains("cp: ")) {
                refused++;
                oneLine(result, INCONCLUSIVE, "No space left on device");
                assertThat(result.out()).doesNotContain("ship/", ".ship-");
            }
        }
        assertThat(refused).isPositive();
        assertThat(shipped).isEqualTo(1);
    }

    /** From a disk on which the probe of a cell does not fit to one that lacks a page for the package. */
    @Test
    void aFullTemporaryFolderIsNamed() throws IOException {
        proved();
        String config = Files.readString(root.resolve("freestand.yaml"));
        Files.writeString(
                root.resolve("freestand.yaml"),
                config + "shipment: { packages: { formats: [deb, rpm], summary: Greets, description: Greets people.,"
                        + " license: MIT, maintainer: A <a@b.example>, homepage: 'https://example.org' } }\n");
        oneLine(
                onFullDisk(
                        "tmp",
                        1,
                        "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=$PWD/tmp \"$0\" verify" + " --engine sandbox --no-build"),
                INCONCLUSIVE,
                "/probe: cannot be written",
                "No space left on device");
        proved();
        oneLine(
                onFullDisk("tmp", 2, "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=$PWD/tmp \"$0\" ship"),
                INCONCLUSIVE,
                ".deb: cannot be written",
                "No space left on device");
        assertThat(root.resolve("target/ship")).doesNotExist();
    }

    @Test
    void standardOutputThatIsFull() throws IOException {
        proved();
        for (String command : new String[] {"--version", "inspect --format json out/greet", "ship"}) {
            ProcessResult result = shell("\"$0\" " + command + " > /dev/full");
            assertThat(result.exitCode()).as(command + result.err()).isEqualTo(INCONCLUSIVE);
            assertThat(result.err().lines().filter(line -> line.startsWith("freestand: ")))
                    .as(command)
                    .containsExactly("freestand: cannot write to standard output: No space left on device");
        }
    }
}

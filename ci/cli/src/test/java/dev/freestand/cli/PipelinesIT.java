package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shell in the files for CI services, executed as far as that takes no service. */
class PipelinesIT {

    private static final String DIFFERENT = "musl-gcc -static -Os -s -DDIFFERS=1 greet.c -o out/greet";
    private static final String LAUNCHER_FOLDER =
            Path.of("target").toAbsolutePath().toString();

    @TempDir
    private Path root;

    /** Programs that stand for others; first on the search path. */
    private Path stubs;

    private final Map<String, String> environment = new HashMap<>(System.getenv());

    @BeforeEach
    void folders() throws IOException {
        stubs = Files.createDirectory(root.resolve("stubs"));
        environment.put("PATH", stubs + ":" + LAUNCHER_FOLDER + ":" + System.getenv("PATH"));
        environment.put(
                "RUNNER_TEMP", Files.createDirectory(root.resolve("temp")).toString());
        environment.put("GITHUB_PATH", root.resolve("path").toString());
        environment.put("GITHUB_OUTPUT", root.resolve("output").toString());
    }

    private void stub(String name, String program) throws IOException {
        Path file = Files.writeString(stubs.resolve(name), "#!/bin/sh\n" + program + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProcessResult run(Path folder, String... argv) throws IOException {
        return new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(argv))
                        .in(folder)
                        .withEnvironment(environment)
                        .withTimeout(Duration.ofMinutes(2)));
    }

    private ProcessResult action(String script) throws IOException {
        return run(root, "bash", PipelineScripts.ACTION.resolve(script).toString());
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void shellcheckFindsNothing() throws IOException {
        List<String> argv = new ArrayList<>(List.of("shellcheck"));
        PipelineScripts.actionScripts().forEach(file -> argv.add(file.toString()));
        int scripts = argv.size();
        for (Map.Entry<String, String> piece : PipelineScripts.all().entrySet()) {
            boolean posix =
                    piece.getKey().contains("Jenkinsfile") || piece.getKey().contains("kubernetes");
            Path file = root.resolve(argv.size() + ".sh");
            Files.writeString(
                    file,
                    "# shellcheck shell=" + (posix ? "sh" : "bash") + "\n# " + piece.getKey() + "\n" + piece.getValue()
                            + "\n");
            argv.add(file.toString());
        }
        assertThat(scripts).isGreaterThanOrEqualTo(4);
        assertThat(argv).hasSizeGreaterThan(scripts + 20);
        ProcessResult result = run(root, argv.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }

    /** The jobs that verify and merge, one after the other, as a runner starts them. */
    @Test
    void whatGitlabRunsGivesOneProofAndItsReports() throws IOException {
        SampleProject project = new SampleProject(Files.createDirectory(root.resolve("project")));
        project.configure(DIFFERENT, "");
        JsonNode pipeline = PipelineScripts.yaml(PipelineScripts.PIPELINES.resolve("gitlab-ci.yml"));
        environment.put(
                "FREESTAND_CONFIG", pipeline.at("/variables/FREESTAND_CONFIG").asText());
        environment.put("CI_NODE_TOTAL", "2");
        assertThat(gitlab(pipeline, "build").exitCode()).isZero();
        environment.put("CI_NODE_INDEX", "1");
        ProcessResult first = gitlab(pipeline, "verify");
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.err()).doesNotContain("::");
        // It greets a Debian in another way, which only the part with the Debian can see.
        environment.put("CI_NODE_INDEX", "2");
        environment.put("GITHUB_ACTIONS", "true");
        ProcessResult second = gitlab(pipeline, "verify");
        assertThat(second.exitCode()).as(second.toString()).isEqualTo(1);
        assertThat(second.err())
                .startsWith("::group::freestand verify\n")
                .containsPattern("(?m)^::endgroup::\n::error title=static in debian-12::.*%0A");

        Path summary = Files.writeString(root.resolve("summary"), "");
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        ProcessResult merged = gitlab(pipeline, "merge");

        assertThat(merged.exitCode()).as(merged.toString()).isEqualTo(1);
        assertThat(merged.err()).containsPattern("(?m)^::error title=static in debian-12::");
        assertThat(merged.out()).contains("greet: FAIL").doesNotContain("::error");
        Path reports = project.path("target/freestand");
        assertThat(summary).hasContent(Files.readString(reports.resolve("report.md")) + "\n");
        Proof proof = ProofJson.read(reports.resolve("proof.json"));
        assertThat(proof.shard()).isNull();
        assertThat(proof.verdict()).isEqualTo(Outcome.FAIL);
        JsonNode quality =
                new ObjectMapper().readTree(Files.readString(reports.resolve("gl-code-quality-report.json")));
        assertThat(quality).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.get("description").asText()).isNotBlank();
            assertThat(finding.get("check_name").asText()).matches("FS\\d{3}");
            assertThat(finding.get("fingerprint").asText()).isNotBlank();
            assertThat(finding.get("severity").asText()).isIn("info", "major", "critical");
            assertThat(finding.at("/location/path").asText()).isEqualTo("out/greet");
            assertThat(finding.at("/location/lines/begin").asInt()).isEqualTo(1);
        });
        assertThat(quality.findValuesAsText("severity")).contains("critical");
        assertThat(quality.findValuesAsText("fingerprint")).doesNotHaveDuplicates();
    }

    private ProcessResult gitlab(JsonNode pipeline, String job) throws IOException {
        String script = PipelineScripts.joined(pipeline.at("/freestand-" + job + "/script"));
        return run(root.resolve("project"), "bash", "-eo", "pipefail", "-c", script);
    }

    /** Completed where there is a proof, whatever it says; failed where there is none. */
    @ParameterizedTest
    @CsvSource({"0, true, 0", "1, true, 0", "3, true, 0", "1, false, 1", "70, false, 1"})
    void aPodEndsWellWhereItLeavesAProof(int status, boolean proved, int expected) throws IOException {
        stub(
                "freestand",
                "echo \"$@\" >>\"$LOG\"; for last; do :; done; "
                        + (proved ? "mkdir -p \"$last\"; echo x >\"$last/proof.json\"; " : "") + "exit " + status);
        Path log = root.resolve("log");
        environment.putAll(Map.of("LOG", log.toString(), "JOB_COMPLETION_INDEX", "1", "SHARDS", "4"));
        // Of an earlier run.
        Files.createDirectories(root.resolve("parts/2"));
        Files.writeString(root.resolve("parts/2/proof.json"), "old");
        ProcessResult result = kubernetes(1);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(expected);
        assertThat(Files.readString(log))
                .isEqualTo("verify --no-build --engine sandbox --shard 2/4 --output " + root + "/parts/2\n");
    }

    @Test
    void theMergeJobTakesEveryPartAndNotItsOwnResult() throws IOException {
        stub("freestand", "echo \"$@\"");
        for (String folder : List.of("1", "2", "10", "merged")) {
            Files.createDirectories(root.resolve("parts").resolve(folder));
            Files.writeString(root.resolve("parts").resolve(folder).resolve("proof.json"), "x");
        }
        String parts = root + "/parts/";
        assertThat(kubernetes(2).out())
                .isEqualTo("merge --output " + parts + "merged " + parts + "1/proof.json " + parts + "10/proof.json "
                        + parts + "2/proof.json\n");
    }

    private ProcessResult kubernetes(int document) throws IOException {
        String script = PipelineScripts.documents(PipelineScripts.KUBERNETES)
                .get(document)
                .at("/spec/template/spec/containers/0/args/0")
                .asText();
        return run(root, "sh", "-euc", script.replace("/parts", root + "/parts"));
    }

    @Test
    void theActionTakesOnlyTheArchiveThatWasAskedFor() throws IOException {
        stub("freestand", "echo freestand 1.0.0");
        Files.createDirectories(root.resolve("freestand-1.0.0/bin"));
        Files.move(stubs.resolve("freestand"), root.resolve("freestand-1.0.0/bin/freestand"));
        Path archive = root.resolve("full.tar.gz");
        assertThat(run(root, "tar", "-czf", archive.toString(), "freestand-1.0.0")
                        .exitCode())
                .isZero();
        environment.put("FREESTAND_ARCHIVE", archive.toString());

        environment.put("FREESTAND_SHA256", "0".repeat(64));
        ProcessResult other = action("obtain.sh");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("obtain: the archive does not have the expected digest");
        assertThat(root.resolve("temp/freestand")).doesNotExist();
        assertThat(root.resolve("path")).doesNotExist();

        environment.put("FREESTAND_SHA256", "");
        assertThat(action("obtain.sh").exitCode()).isEqualTo(2);
        environment.put("FREESTAND_SHA256", Sha256.of(Files.readAllBytes(archive)));
        environment.put("FREESTAND_URL", "http://127.0.0.1/full.tar.gz");
        assertThat(action("obtain.sh").exitCode()).isEqualTo(2);
        environment.remove("FREESTAND_ARCHIVE");
        assertThat(action("obtain.sh").err()).isEqualTo("obtain: url does not begin with https://\n");

        environment.remove("FREESTAND_URL");
        environment.put("FREESTAND_ARCHIVE", archive.toString());
        ProcessResult taken = action("obtain.sh");
        assertThat(taken.exitCode()).as(taken.toString()).isZero();
        assertThat(root.resolve("path")).hasContent(root + "/temp/freestand/bin\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, inconclusive, PASS, 0",
        "1, failed, FAIL, 1",
        "3, inconclusive, INCONCLUSIVE, 3",
        "3, failed, INCONCLUSIVE, 0",
        "2, failed, ERROR, 2",
        "70, failed, ERROR, 70"
    })
    void theActionSaysHowItEnded(int status, String failOn, String verdict, int expected) throws IOException {
        stub("freestand", "echo \"$@\"; mkdir -p 'a b'; echo x >'a b/proof.json'; exit " + status);
        environment.putAll(Map.of(
                "FREESTAND_FAIL_ON",
                failOn,
                "FREESTAND_OUTPUT",
                "a b",
                "FREESTAND_SHARD",
                "1/2",
                "FREESTAND_BUILD",
                "false"));
        ProcessResult result = action("verify.sh");
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(expected);
        assertThat(result.out())
                .isEqualTo("--config freestand.yaml verify --engine auto --output a b --shard 1/2 --no-build\n");
        assertThat(root.resolve("output")).hasContent("verdict=" + verdict + "\nstatus=" + status + "\nfolder=a b\n");
    }

    @Test
    void aProofThatIsMissingIsNotLetPass() throws IOException {
        stub("freestand", "exit 3");
        environment.put("FREESTAND_FAIL_ON", "failed");
        assertThat(action("verify.sh").exitCode()).isEqualTo(3);
        environment.put("FREESTAND_FAIL_ON", "never");
        assertThat(action("verify.sh").exitCode()).isEqualTo(2);
        environment.putAll(Map.of("FREESTAND_FAIL_ON", "failed", "FREESTAND_OUTPUT", "a\nverdict=PASS"));
        assertThat(action("verify.sh").exitCode()).isEqualTo(2);
    }

    /** As on Ubuntu 24.04: namespaces are refused until the setting is 0. */
    @ParameterizedTest
    @CsvSource({"allow, sandbox, true", "keep, sandbox, false", "allow, docker, false"})
    void namespacesAreOpenedOnlyWhereThatIsAskedFor(String namespaces, String engine, boolean opened)
            throws IOException {
        Path state = root.resolve("opened");
        stub("unshare", "[ -e '" + state + "' ]");
        stub(
                "sysctl",
                "case \"$*\" in\n"
                        + "'-n kernel.apparmor_restrict_unprivileged_userns') echo 1 ;;\n"
                        + "'-q -w kernel.apparmor_restrict_unprivileged_userns=0') touch '" + state + "' ;;\n"
                        + "*) exit 9 ;;\nesac");
        stub("sudo", "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"");
        environment.putAll(Map.of("FREESTAND_NAMESPACES", namespaces, "FREESTAND_ENGINE", engine));
        ProcessResult result = action("prepare.sh");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(Files.exists(state)).isEqualTo(opened);
        assertThat(result.out().contains("the sandbox may not work")).isEqualTo(!opened && engine.equals("sandbox"));
    }

    @Test
    void environmentsArePrepared() throws IOException {
        stub("freestand", "echo \"called: $*\"; exit \"${FAILS:-0}\"");
        environment.putAll(Map.of("FREESTAND_ENVIRONMENTS", " debian-12  busybox ", "FREESTAND_ENGINE", "docker"));
        assertThat(action("prepare.sh").out()).contains("called: environments prepare debian-12 busybox\n");
        environment.put("FAILS", "1");
        assertThat(action("prepare.sh").exitCode()).isEqualTo(1);
        environment.put("FREESTAND_ENVIRONMENTS", "../../etc");
        assertThat(action("prepare.sh").err()).isEqualTo("prepare: '../../etc' is not the name of an environment\n");
        environment.putAll(Map.of("FREESTAND_ENVIRONMENTS", "", "FREESTAND_NAMESPACES", "maybe"));
        assertThat(action("prepare.sh").exitCode()).isEqualTo(2);
        assertThat(text(root.resolve("output"))).isEmpty();
    }
}

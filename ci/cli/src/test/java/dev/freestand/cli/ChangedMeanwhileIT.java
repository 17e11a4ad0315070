package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.project.Selection;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.engine.Engines;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.proof.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that change between two reads of them: what is judged, hashed and shipped is one and the same. */
class ChangedMeanwhileIT {

    private static final String MUSL = "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet";
    private static final int ROUNDS = 4;

    @TempDir
    private Path root;

    @Test
    void bytesChangedBetweenStagingAndChecksumsAreNeverShipped() throws IOException, InterruptedException {
        SampleProject project = new SampleProject(root).configure(MUSL, "").after("verify");
        int changed = 0;
        for (int i = 0; i < 12 * ROUNDS && changed < ROUNDS; i++) {
            Process process = project.start("ship");
            boolean before = changeStagedBinary(process);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            if (before) {
                changed++;
                assertThat(process.exitValue()).as("round " + i).isEqualTo(1);
                assertThat(root.resolve("target/ship")).doesNotExist();
            }
        }
        assertThat(changed).as("changed before there were checksums").isEqualTo(ROUNDS);
    }

    /** Appends to the copy of the binary once it has been inspected; true where no checksums were made before that. */
    private boolean changeStagedBinary(Process process) throws IOException {
        while (process.isAlive()) {
            try (Stream<Path> all = Files.list(root.resolve("target"))) {
                for (Path staging : all.filter(path -> path.toString().contains(".ship-new-"))
                        .toList()) {
                    Path binary = staging.resolve("greet-0.1.0-linux-x86_64");
                    if (Files.exists(staging.resolve("greet-0.1.0-linux-x86_64.cdx.json"))) {
                        Files.writeString(binary, "more", StandardOpenOption.APPEND);
                        return !Files.exists(staging.resolve("SHA256SUMS")) && Files.exists(binary);
                    }
                }
            } catch (java.nio.file.NoSuchFileException | java.io.UncheckedIOException tooLate) {
                return false;
            }
            LockSupport.parkNanos(200_000);
        }
        return false;
    }

    @Test
    void theDigestOfAConfigurationIsOfTheBytesThatWereRead() throws Exception {
        new SampleProject(root).configure(MUSL, "");
        Path file = root.resolve("freestand.yaml");
        byte[] one = Files.readAllBytes(file);
        byte[] other = new String(one, StandardCharsets.UTF_8)
                .replace("version: 0.1.0", "version: 0.2.0")
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> versions = Map.of(sha256(one), "0.1.0", sha256(other), "0.2.0");
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !over.get(); i++) {
                try {
                    Files.write(file, i % 2 == 0 ? other : one);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        writer.start();
        int read = 0;
        try {
            long start = System.nanoTime();
            // Longer where the machine is so busy that a whole file was never met.
            for (long passed = 0;
                    passed < TimeUnit.SECONDS.toNanos(read > 0 ? 3 : 60);
                    passed = System.nanoTime() - start) {
                try {
                    Project project = Project.load(file);
                    assertThat(versions.get(project.digest()))
                            .isEqualTo(project.config().version());
                    read++;
                } catch (ConfigException cutShort) {
                    // A file that is just being written is refused like any other that is cut short.
                    assertThat(cutShort).hasMessageContaining("freestand.yaml");
                }
            }
        } finally {
            over.set(true);
            writer.join();
        }
        assertThat(read).isPositive();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Traces, prices, contents and sizes open the file by its name, after it was judged. */
    @ParameterizedTest
    @ValueSource(strings = {"trace static", "memory static", "contents static"})
    void anArtifactThatIsReplacedAfterItWasJudgedFails(String when) throws Exception {
        Proof proof =
                proofWhile(when, (artifact, other) -> Files.move(other, artifact, StandardCopyOption.REPLACE_EXISTING));
        assertThat(proof.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(unchanged(proof)).isEqualTo(Outcome.FAIL);
    }

    /** What was traced and measured between may be the other file, whose digest was not taken. */
    @ParameterizedTest
    @ValueSource(strings = {"rename", "write"})
    void anArtifactThatIsSwappedAndSwappedBackIsNotProved(String how) throws Exception {
        Proof proof = proofWhile("trace static", (artifact, other) -> {
            if (how.equals("rename")) {
                Path aside = artifact.resolveSibling("aside");
                Files.move(artifact, aside);
                Files.move(other, artifact);
                Files.move(aside, artifact, StandardCopyOption.REPLACE_EXISTING);
            } else {
                byte[] own = Files.readAllBytes(artifact);
                FileTime time = Files.getLastModifiedTime(artifact);
                Files.write(artifact, Files.readAllBytes(other));
                Files.write(artifact, own);
                Files.setLastModifiedTime(artifact, time);
            }
        });
        assertThat(proof.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(unchanged(proof)).isEqualTo(Outcome.INCONCLUSIVE);
    }

    private interface Swap {

        void swap(Path artifact, Path other) throws IOException;
    }

    private static Outcome unchanged(Proof proof) {
        return proof.checks().stream()
                .filter(check -> check.rule().equals("FS601"))
                .map(Check::outcome)
                .findFirst()
                .orElseThrow();
    }

    private Proof proofWhile(String when, Swap swap) throws Exception {
        SampleProject sample = new SampleProject(root).configure(MUSL, "");
        Path config = root.resolve("freestand.yaml");
        Files.writeString(config, Files.readString(config).replace("[scratch, debian-12]", "[scratch]"));
        assertThat(sample.inside("build").exitCode()).isZero();
        Path artifact = root.resolve("out/greet");
        Path other = Files.copy(artifact, root.resolve("other"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(other, "more", StandardOpenOption.APPEND);
        Project project = Project.load(config);
        boolean[] replaced = {false};
        Proof proof;
        try (Engines engines = PipelineFactory.engines(EngineChoice.SANDBOX, line -> {})) {
            proof = PipelineFactory.verification(project, line -> {
                        if (line.equals(when)) {
                            try {
                                swap.swap(artifact, other);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                            replaced[0] = true;
                        }
                    })
                    .verify(project, Selection.all(project), Map.of(), engines, null, 1);
        }
        assertThat(replaced[0]).isTrue();
        return proof;
    }
}

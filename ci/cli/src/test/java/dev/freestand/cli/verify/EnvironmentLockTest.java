package dev.freestand.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.image.Images;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.core.analysis.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks over folders of the project's own, which need neither registry nor engine. */
class EnvironmentLockTest {

    @TempDir
    private Path folder;

    private Path content;
    private Path lock;

    @BeforeEach
    void project() throws Exception {
        content = Files.createDirectories(folder.resolve("tree")).resolve("issue");
        Files.writeString(content, "1");
        lock = folder.resolve("freestand.lock");
        include("mine");
    }

    private void include(String... names) throws Exception {
        StringBuilder text = new StringBuilder("""
                freestand: 1
                subject: tool
                version: 0.1.0
                variants:
                  - { name: static, artifact: tool, expect: { linkage: static } }
                behaviours:
                  - { name: runs }
                environments:
                  include: [NAMES]
                  require: [NAMES]
                  add:
                """.replace("NAMES", String.join(", ", names)));
        for (String name : names) {
            text.append("    - {name: ").append(name).append(", title: Own, tree: tree, libc: none}\n");
        }
        Files.writeString(folder.resolve("freestand.yaml"), text);
    }

    private Project load() throws Exception {
        return Project.load(folder.resolve("freestand.yaml"));
    }

    /** A new one each time, as each run of the command has. */
    private EnvironmentStore store() {
        Images images = new Images(ImageSettings.of(folder.resolve("cache/images"), Map.of()));
        return new EnvironmentStore(
                new EnvironmentCache(folder.resolve("cache/environments")),
                images,
                folder,
                Map.of(),
                PullProgress.NONE);
    }

    private void write() throws Exception {
        assertThat(EnvironmentLock.write(load(), store())).isEqualTo(lock);
    }

    private void check() throws Exception {
        EnvironmentLock.check(load(), store());
    }

    private static void refused(ThrowingCallable call, ExitCode status, String... words) {
        assertThatThrownBy(call)
                .hasMessageContainingAll(words)
                .asInstanceOf(InstanceOfAssertFactories.type(PipelineException.class))
                .extracting(PipelineException::exitCode)
                .isEqualTo(status);
    }

    @Test
    void whatIsLockedAndUnchangedPasses() throws Exception {
        write();

        assertThat(Files.readString(lock)).matches("\\{\n  \"mine\": \"sha256:[0-9a-f]{64}\"\n}\n");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void withoutALockNothingIsCompared() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aChangedDigestIsAFailureThatNamesBoth() throws Exception {
        write();
        String then = Files.readString(lock).replaceAll("(?s).*(sha256:[0-9a-f]{64}).*", "$1");
        Files.writeString(content, "2");

        refused(this::check, ExitCode.FAILED, "mine changed", "locked: " + then, "found:  sha256:");

        write();
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void oneThatIsIncludedAndNotLockedIsAFailure() throws Exception {
        write();
        include("mine", "other");

        refused(this::check, ExitCode.FAILED, "other is not locked", "freestand environments lock");
    }

    @Test
    void whereOneIsMissingNothingIsLockedAndTheOldLockStays() throws Exception {
        write();
        String before = Files.readString(lock);
        Files.delete(content);
        Files.delete(folder.resolve("tree"));

        refused(this::write, ExitCode.INCONCLUSIVE, "nothing is locked", "mine");
        assertThat(lock).hasContent(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"mine\": {}}",
                "{\"mine\": \"a\", \"mine\": \"b\"}",
                "{\"mine\":",
                "{\"mine\": \"a\"} {}"
            })
    void whatIsNoLockIsRefused(String text) throws Exception {
        Files.writeString(lock, text);

        refused(this::check, ExitCode.USAGE, "freestand.lock is not a lock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"mine\": null}", "{\"mine\": \"\"}", "{\"mine\": \"sha256:0\"}"})
    void aLockWithAnEmptyPlaceIsRefused(String text) throws Exception {
        Files.writeString(lock, text);

        refused(this::check, ExitCode.USAGE, "freestand.lock is not a lock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"other\": \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}"
            })
    void anEmptyLockLocksNothing(String text) throws Exception {
        Files.writeString(lock, text);

        refused(this::check, ExitCode.FAILED, "mine is not locked");
    }
}

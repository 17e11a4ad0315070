package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code freestand environments}: what is listed, prepared and locked. */
class EnvironmentsIT {

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new SampleProject(root).configure("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", "");
        Path config = root.resolve("freestand.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace(
                                "environments: { include: [scratch, debian-12] }",
                                "environments: { include: [scratch, mine], add: [ { name: mine, tree: tree } ] }"));
        Files.createDirectories(root.resolve("tree/etc"));
        Files.writeString(root.resolve("tree/etc/release"), "1\n");
    }

    private ProcessResult verify() throws IOException {
        return project.inside("verify", "--engine", "sandbox");
    }

    @Test
    void theListNamesTheCatalogueWithOrWithoutAVerb() throws IOException {
        ProcessResult plain = project.freestand("environments");

        assertThat(plain.exitCode()).isZero();
        assertThat(plain.out()).contains("alpine-3.22", "debian-12", "hostile-bare", "kernel-6.1");
        assertThat(project.inside("environments", "list").out()).isEqualTo(plain.out());
    }

    @Test
    void whatIsPreparedIsNamed() throws IOException {
        ProcessResult all = project.inside("environments", "prepare");
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out()).contains("scratch: /").contains("mine: " + root.resolve("tree"));

        ProcessResult unknown = project.freestand("environments", "prepare", "debain-12");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("freestand: there is no environment 'debain-12'; did you mean debian-12?");
    }

    @Test
    void whatHasARecipeIsBuilt() throws IOException {
        Path cache = root.resolve("empty");
        project.with("FREESTAND_CACHE", cache.toString());
        ProcessResult empty = project.freestand("environments", "prepare", "scratch");
        assertThat(empty.exitCode())
                .as("what is empty needs no preparation: %s", empty.err())
                .isZero();
        assertThat(empty.err()).isEmpty();

        ProcessResult built = project.freestand("environments", "prepare", "musl");

        assertThat(built.exitCode()).as(built.err()).isZero();
        Path musl = cache.resolve("environments/musl");
        assertThat(built.out()).isEqualTo("musl: " + musl.resolve("rootfs") + "\n");
        assertThat(built.err()).startsWith("building musl\n").contains("musl           made");
        Path setups = EnvironmentCache.of(System.getenv()).folder().resolve("musl");
        assertThat(musl.resolve("tree.sha256"))
                .as("the same tree as ci/setup makes")
                .hasSameTextualContentAs(setups.resolve("tree.sha256"));
    }

    @Test
    void whatCannotBeBuiltIsInconclusive() throws IOException {
        project.with("FREESTAND_CACHE", root.resolve("empty").toString());
        Path tools = Files.createDirectory(root.resolve("tools"));
        Files.writeString(
                tools.resolve("apt-get"),
                "#!/bin/sh\necho \"E: no network ${FREESTAND_SIGNING_KEY-}\" >&2\nexit 100\n");
        Files.setPosixFilePermissions(tools.resolve("apt-get"), PosixFilePermissions.fromString("rwx------"));
        project.with("PATH", tools + ":" + System.getenv("PATH")).with("FREESTAND_SIGNING_KEY", "the key");

        ProcessResult none = project.freestand("environments", "prepare", "musl");

        assertThat(none.exitCode()).as(none.err()).isEqualTo(3);
        assertThat(none.err())
                .contains(
                        "E: no network",
                        "cannot download package musl; refresh the lists: apt-get update",
                        "environment musl is not prepared: its tree is not in ")
                .doesNotContain("run freestand environments prepare", "the key");
    }

    @Test
    void aLockedEnvironmentThatChangedFails() throws IOException {
        ProcessResult locked = project.freestand("environments", "lock");
        assertThat(locked.exitCode()).as(locked.err()).isZero();
        assertThat(Files.readString(root.resolve("freestand.lock")))
                .contains("\"mine\": \"sha256:", "\"scratch\": \"sha256:");
        ProcessResult same = verify();
        assertThat(same.exitCode()).as(same.out() + same.err()).isZero();

        Files.writeString(root.resolve("tree/etc/release"), "2\n");
        ProcessResult changed = verify();

        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err()).contains("mine changed", "locked: sha256:", "found:  sha256:", "environments lock");
        assertThat(root.resolve("target/freestand/proof.json")).doesNotExist();
        assertThat(project.inside("environments", "lock").exitCode()).isZero();
        assertThat(verify().exitCode()).isZero();
    }

    @Test
    void anEnvironmentThatIsNotLockedFailsToo() throws IOException {
        Files.writeString(root.resolve("freestand.lock"), "{}");

        ProcessResult result = verify();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("scratch is not locked", "mine is not locked");
    }

    @Test
    void aLockThatIsNoneIsAWrongConfiguration() throws IOException {
        Files.writeString(root.resolve("freestand.lock"), "[1]");

        ProcessResult result = verify();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("freestand.lock is not a lock");
    }
}

package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof is shipped while it is young enough, and from the sources that it was made of. */
class ShipFreshnessIT {

    private static final String MUSL = "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet";

    @TempDir
    private Path root;

    private SampleProject project;

    private void proved(String more) throws IOException {
        project = new SampleProject(root).configure(MUSL, more).after("verify");
    }

    private void shipped() throws IOException {
        ProcessResult result = project.inside("ship");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(project.path("target/ship/SHA256SUMS")).exists();
    }

    private void refused(String... words) throws IOException {
        ProcessResult result = project.inside("ship");
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
        assertThat(result.err()).contains("nothing is shipped: ").contains(words);
        assertThat(project.path("target/ship")).doesNotExist();
    }

    private void made(String created) throws IOException {
        EditedProof.edit(project.path("target/freestand/proof.json"), proof -> proof.put("created", created));
    }

    @Test
    void aProofOlderThanPolicyAllowsIsRefused() throws IOException {
        proved("policy: { maxAge: 30 d }");
        shipped();
        made(Instant.now().minus(Duration.ofDays(29)).toString());
        shipped();
        made(Instant.now().minus(Duration.ofDays(30).plusMinutes(1)).toString());
        refused("the proof is too old", "allowed: 720 h 0 min (policy.maxAge)", "Run freestand verify again.");
        made(Instant.now().plus(Duration.ofHours(1)).toString());
        refused("in the future");
        made("yesterday");
        refused("'yesterday', which is not a time");
    }

    @Test
    void withoutAPolicyAnyAgeWillDo() throws IOException {
        proved("");
        made("2001-01-01T00:00:00Z");
        shipped();
    }

    @Test
    void aProofOfAnotherCommitIsRefused() throws IOException {
        new SampleProject(root).configure(MUSL, "");
        project = new SampleProject(root);
        Files.writeString(root.resolve(".gitignore"), "out/\ntarget/\n");
        git("init", "-q");
        commit("first");
        proved("");
        shipped();
        commit("second, with nothing in it");
        refused("the worktree has changed since the proof", "proved commit: ", "found commit:  ");
        git("reset", "-q", "--hard", "HEAD~1");
        shipped();
        Files.writeString(root.resolve("greet.c"), "/* other words */\n" + SampleProject.PROGRAM);
        refused("the worktree has changed since the proof", "-dirty-");
    }

    @Test
    void changesThatAreNotCommittedMustBeThoseThatWereProved() throws IOException {
        new SampleProject(root).configure(MUSL, "");
        project = new SampleProject(root);
        Files.writeString(root.resolve(".gitignore"), "out/\ntarget/\n");
        Files.writeString(root.resolve("notes.txt"), "one\n");
        git("init", "-q");
        commit("first");
        Files.writeString(root.resolve("notes.txt"), "two\n");
        proved("");
        shipped();
        Files.writeString(root.resolve("notes.txt"), "three\n");
        refused("the worktree has changed since the proof", "-dirty-");
        project.compile("rm", "-r", ".git");
        refused("found commit:  none (no checkout), or it could not be determined");
    }

    @Test
    void onlyOneProcessShipsAtATime() throws IOException {
        proved("");
        shipped();
        try (var channel = java.nio.channels.FileChannel.open(
                        project.path("target/.ship.lock"), java.nio.file.StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            ProcessResult result = project.freestand("ship");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("another process is changing ");
        }
        shipped();
    }

    private void commit(String message) throws IOException {
        git("add", "-A");
        git("-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-q", "--allow-empty", "-m", message);
    }

    private void git(String... arguments) throws IOException {
        String[] argv = new String[arguments.length + 1];
        argv[0] = "git";
        System.arraycopy(arguments, 0, argv, 1, arguments.length);
        project.compile(argv);
    }
}

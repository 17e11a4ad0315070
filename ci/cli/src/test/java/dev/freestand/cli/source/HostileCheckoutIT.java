package dev.freestand.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of a checkout that somebody else made is read without running what it names, and nothing hides a change. */
class HostileCheckoutIT {

    @TempDir
    private Path folder;

    private Path checkout;
    private Path marker;
    private Path program;

    @BeforeEach
    void checkout() throws IOException {
        checkout = Files.createDirectory(folder.resolve("checkout"));
        marker = folder.resolve("was-run");
        program = folder.resolve("program");
        Files.writeString(program, "#!/bin/sh\necho \"$0 $*\" >> " + marker + "\ncat\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        git("init", "-q", "-b", "main");
        Files.createDirectories(checkout.resolve("src/deep"));
        Files.writeString(checkout.resolve("src/main.c"), "int main(void) { return 0; }\n");
        Files.writeString(checkout.resolve("src/deep/é.txt"), "deep\n");
        Files.writeString(checkout.resolve("run.sh"), "#!/bin/sh\n");
        assertThat(checkout.resolve("run.sh").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(checkout.resolve("link"), Path.of("src/main.c"));
        commit();
    }

    private String git(String... arguments) throws IOException {
        return gitIn(checkout, arguments);
    }

    private static String gitIn(Path where, String... arguments) throws IOException {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        ProcessResult result =
                new CommonsExecRunner().run(ProcessRequest.of(argv).in(where).withEnvironment(environment));
        assertThat(result.exitCode()).as(argv + result.err()).isZero();
        return result.out().strip();
    }

    private void commit() throws IOException {
        git("add", "-A");
        git(
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@localhost",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "a commit");
    }

    private SourceState state() {
        return SourceState.of(checkout.resolve("src"), new CommonsExecRunner());
    }

    private void clean() throws IOException {
        SourceState state = state();
        assertThat(state.problem()).isNull();
        assertThat(state.commit()).isEqualTo(git("rev-parse", "HEAD"));
        assertThat(state.time()).isNotNull();
    }

    private void changed() throws IOException {
        SourceState state = state();
        assertThat(state.problem()).isNull();
        assertThat(state.commit()).matches(git("rev-parse", "HEAD") + "-dirty-[0-9a-f]{12}");
    }

    @Test
    void aCleanCheckoutIsItsCommit() throws IOException {
        clean();
        Files.writeString(checkout.resolve("untracked"), "of nobody");
        clean();
        assertThat(String.valueOf(state().time()))
                .isEqualTo(java.time.Instant.ofEpochSecond(Long.parseLong(git("log", "-1", "--format=%ct")))
                        .toString());
    }

    @Test
    void everyKindOfChangeIsOneAndEqualChangesAreEqual() throws IOException {
        Path file = checkout.resolve("src/deep/é.txt");
        Files.writeString(file, "DEEP\n");
        changed();
        String first = state().commit();
        Files.writeString(file, "Deep\n");
        assertThat(state().commit()).isNotEqualTo(first);
        Files.writeString(file, "DEEP\n");
        assertThat(state().commit()).isEqualTo(first);
        Files.writeString(file, "deep\n");
        clean();
        Files.delete(file);
        changed();
        Files.createDirectory(file);
        changed();
        Files.delete(file);
        git("checkout", "-q", "--", ".");
        clean();
        assertThat(checkout.resolve("run.sh").toFile().setExecutable(false)).isTrue();
        changed();
        assertThat(checkout.resolve("run.sh").toFile().setExecutable(true)).isTrue();
        Files.delete(checkout.resolve("link"));
        Files.createSymbolicLink(checkout.resolve("link"), Path.of("run.sh"));
        changed();
        git("checkout", "-q", "--", ".");
        Files.writeString(checkout.resolve("new.c"), "added");
        git("add", "new.c");
        changed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--assume-unchanged", "--skip-worktree"})
    void aFlagOfTheIndexHidesNoChange(String flag) throws IOException {
        git("update-index", flag, "src/main.c");
        clean();
        Files.writeString(checkout.resolve("src/main.c"), "int main(void) { return 1; }\n");
        assertThat(git("status", "--porcelain")).isEmpty();
        changed();
    }

    /** Git itself would run each of these, some by the commands that were used before, some by their neighbours. */
    @Test
    void noProgramThatTheCheckoutNamesIsRun() throws IOException {
        String name = program.toString();
        git("config", "filter.f.clean", name);
        git("config", "filter.f.smudge", name);
        git("config", "filter.g.process", name);
        git("config", "filter.g.required", "true");
        git("config", "diff.d.textconv", name);
        git("config", "diff.d.command", name);
        git("config", "diff.external", name);
        git("config", "core.fsmonitor", name);
        git("config", "core.hooksPath", folder.toString());
        git("config", "core.sshCommand", name);
        git("config", "core.pager", name);
        git("config", "core.editor", name);
        git("config", "core.askPass", name);
        git("config", "gpg.program", name);
        git("config", "log.showSignature", "true");
        git("config", "credential.helper", name);
        for (String command : List.of("rev-parse", "cat-file", "ls-files", "status", "log")) {
            git("config", "alias." + command, "!" + name);
            git("config", "pager." + command, name);
        }
        Files.writeString(checkout.resolve(".git/info/attributes"), "*.c filter=f diff=d\n*.txt filter=g diff=d\n");
        for (String hook : List.of("post-index-change", "fsmonitor-watchman", "reference-transaction", "pre-auto-gc")) {
            Files.copy(program, folder.resolve(hook));
            assertThat(folder.resolve(hook).toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(checkout.resolve("src/main.c"), "int main(void) { return 1; }\n");
        Files.deleteIfExists(marker);
        assertThat(state().problem()).isNull();
        assertThat(state().commit()).contains("-dirty-");
        assertThat(marker).doesNotExist();
        // That they would be run is no matter of belief.
        new CommonsExecRunner().run(ProcessRequest.of(List.of("git", "status")).in(checkout));
        assertThat(marker).exists();
    }

    /** Objects that are missing are fetched by git from where the checkout says, by the program that it names. */
    @Test
    void nothingIsFetched() throws IOException {
        String tree = git("rev-parse", "HEAD:src/deep");
        Files.delete(checkout.resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));
        git("config", "remote.origin.url", checkout.toString());
        git("config", "remote.origin.uploadpack", program.toString());
        git("config", "remote.origin.promisor", "true");
        git("config", "remote.origin.partialclonefilter", "blob:none");
        git("config", "core.repositoryFormatVersion", "1");
        git("config", "extensions.partialClone", "origin");
        SourceState state = state();
        assertThat(state.commit()).isNull();
        assertThat(state.problem()).contains("does not have the tree " + tree);
        assertThat(marker).doesNotExist();
    }

    @Test
    void anObjectMatchesItsName() throws IOException {
        Files.writeString(checkout.resolve("src/main.c"), "int main(void) { return 1; }\n");
        String real = git("rev-parse", "HEAD^{tree}");
        commit();
        String other = git("rev-parse", "HEAD^{tree}");
        git("reset", "-q", "--soft", "HEAD~1");
        Path place = checkout.resolve(".git/objects/" + real.substring(0, 2) + "/" + real.substring(2));
        Files.delete(place);
        Files.copy(checkout.resolve(".git/objects/" + other.substring(0, 2) + "/" + other.substring(2)), place);
        SourceState state = state();
        assertThat(state.commit()).isNull();
        assertThat(state.problem()).contains(real);
    }

    @Test
    void anObjectPutInTheCommitsPlaceIsNotTaken() throws IOException {
        Files.writeString(checkout.resolve("src/main.c"), "int main(void) { return 1; }\n");
        String first = git("rev-parse", "HEAD");
        commit();
        String second = git("rev-parse", "HEAD");
        git("reset", "-q", "--soft", first);
        git("replace", first, second);
        changed();
    }

    @Test
    void theCheckoutsOwnWorkTreeSettingIsIgnored() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        git("--work-tree=" + elsewhere, "checkout", "-q", "-f", "HEAD", "--", ".");
        git("config", "core.worktree", elsewhere.toString());
        Files.writeString(checkout.resolve("src/main.c"), "int main(void) { return 1; }\n");
        changed();
        git("config", "core.bare", "false");
        changed();
    }

    /** Where the owner is another, git refuses; what is read here runs nothing, so it does not matter whose it is. */
    @Test
    void anotherOwnersCheckoutIsReadAllTheSame() throws IOException {
        ProcessResult changed =
                new CommonsExecRunner().run(ProcessRequest.of(List.of("chown", "-R", "12345", checkout.toString())));
        assertThat(changed.exitCode()).as(changed.err()).isZero();
        SourceState state = state();
        assertThat(state.problem()).isNull();
        assertThat(state.commit()).matches("[0-9a-f]{40}");
    }

    @Test
    void unknownChangesAreNotTakenForNone() throws IOException {
        assertThat(SourceState.of(folder, new CommonsExecRunner())).isEqualTo(new SourceState(null, null, null));
        Files.writeString(checkout.resolve(".git/HEAD"), "ref: refs/heads/none\n");
        assertThat(state().problem()).contains("without a readable commit").contains("commit the sources");
        Files.writeString(checkout.resolve(".git/config"), "not a configuration\n");
        assertThat(state().problem()).isNotNull();
        assertThat(state().commit()).isNull();
    }

    @Test
    void aSubmoduleIsComparedWithoutItsPrograms() throws IOException {
        Path module = Files.createDirectory(checkout.resolve("module"));
        gitIn(module, "init", "-q", "-b", "main");
        Files.writeString(module.resolve("lib.c"), "int lib;\n");
        gitIn(module, "add", "-A");
        gitIn(module, "-c", "user.name=T", "-c", "user.email=t@localhost", "commit", "-q", "-m", "m");
        commit();
        clean();
        gitIn(module, "config", "core.fsmonitor", program.toString());
        gitIn(module, "config", "filter.f.clean", program.toString());
        Files.writeString(module.resolve(".git/info/attributes"), "* filter=f\n");
        Files.writeString(module.resolve("lib.c"), "int bil;\n");
        Files.deleteIfExists(marker);
        changed();
        assertThat(marker).doesNotExist();
    }

    @Test
    void aLinkedWorktreeIsReadToo() throws IOException {
        Path linked = folder.resolve("linked");
        git("worktree", "add", "-q", linked.toString(), "-b", "other");
        SourceState state = SourceState.of(linked, new CommonsExecRunner());
        assertThat(state.problem()).isNull();
        assertThat(state.commit()).isEqualTo(git("rev-parse", "HEAD"));
    }
}

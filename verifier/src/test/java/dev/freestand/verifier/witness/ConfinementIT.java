package dev.freestand.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real tools in the real sandbox: they see the file they are asked about, and nothing of its neighbours. */
class ConfinementIT {

    private final CommonsExecRunner runner = new CommonsExecRunner();

    @TempDir
    private Path folder;

    private boolean works(List<String> argv) {
        try {
            return run(argv).succeeded();
        } catch (ProcessNotStartedException e) {
            return false;
        }
    }

    private ProcessResult run(List<String> argv) throws ProcessNotStartedException {
        return runner.run(ProcessRequest.of(argv).withStdin(Confinement.stdin(argv)));
    }

    private ProcessResult ask(Confinement around, Path file, String... argv) throws Exception {
        List<String> whole = new ArrayList<>(around.prefix(file));
        whole.addAll(List.of(argv));
        return run(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "size", "readelf"})
    void aToolIsAloneWithItsFile(String tool) throws Exception {
        Confinement around = Confinement.around(tool, this::works);

        assertThat(around.words())
                .isEqualTo("in bubblewrap with loaders, libraries and the tool only, as nobody, memory,"
                        + " processor and system calls limited");
        Path file = Files.copy(Path.of("/bin/true"), folder.resolve("program"));
        assertThat(works(concat(around.prefix(file), argv(tool, file)))).isTrue();
        for (Path secret :
                List.of(Path.of("/etc/shadow"), Path.of("/etc/hostname"), Files.copy(file, folder.resolve("key")))) {
            ProcessResult result = ask(around, file, argv(tool, secret).toArray(String[]::new));
            assertThat(result.out() + result.err()).containsIgnoringCase("no such file");
        }
    }

    @Test
    void aFileInSharedMemoryIsSeen() throws Exception {
        Path file = Files.copy(
                Path.of("/bin/true"),
                Path.of("/dev/shm/freestand-test-" + ProcessHandle.current().pid()));
        try {
            ProcessResult result = ask(Confinement.around("file", this::works), file, "file", "-b", file.toString());
            assertThat(result.out()).startsWith("ELF ");
        } finally {
            Files.delete(file);
        }
    }

    /** Letters of a name must not pass for a tool's words, and a name need not be UTF-8. */
    @ParameterizedTest
    @ValueSource(
            strings = {"caf\\xe9", "a\n\tstatically linked", "\u009b31m", "\u202e", "a, statically linked", "tail\n"})
    void aFileOfAnyNameIsSeen(String text) throws Exception {
        Path file = FileNames.ofText(FileNames.text(folder) + "/" + text);
        Files.copy(Path.of("/bin/true"), file);
        for (String tool : List.of("file", "size", "readelf")) {
            Confinement around = Confinement.around(tool, this::works);
            ProcessResult result =
                    ask(around, file, argv(tool, Path.of(around.name(file))).toArray(String[]::new));
            assertThat(result.succeeded()).as(tool + result.err()).isTrue();
            assertThat(result.out() + result.err()).doesNotContain("statically", "caf", "31m", "\u202e", "\ufffd");
        }
        Confinement around = Confinement.aroundLoader(this::works).orElseThrow();
        ProcessResult loaded = ask(around, file, "ldd", around.name(file));
        assertThat(loaded.succeeded()).isTrue();
        assertThat(loaded.out()).contains("libc.so.6");
    }

    @Test
    void codeRunByALoaderHasNoUserAndSeesNoProcess() throws Exception {
        Confinement around = Confinement.aroundLoader(this::works).orElseThrow();
        Path file = Path.of("/bin/true");

        ProcessResult result =
                ask(around, file, "bash", "-c", "echo $UID /proc/[0-9]* /root/* /home/* /run/* /var/*; ulimit -u");

        assertThat(result.out()).isEqualTo("65534 /proc/[0-9]* /root/* /home/* /run/* /var/*\n4096\n");
    }

    /** Calls that the cells of subjects have refused too; the numbers are those of x86-64. */
    @Test
    void systemCallsThatNoToolNeedsAreRefused() throws Exception {
        Path source = folder.resolve("calls.c");
        Files.writeString(source, """
                #define _GNU_SOURCE
                #include <errno.h>
                #include <stdio.h>
                #include <sys/socket.h>
                #include <sys/syscall.h>
                #include <unistd.h>
                int main(void)
                {
                    int calls[] = {SYS_keyctl, SYS_add_key, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_unshare,
                                   SYS_mount, SYS_syslog, SYS_io_uring_setup, SYS_open_by_handle_at};
                    for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++)
                        printf("%s ", syscall(calls[i], -1, 0, 0, 0, 0) == -1 && errno == EPERM ? "refused" : "ran");
                    printf("%s ", syscall(SYS_clone3, 0, 0) == -1 && errno == ENOSYS ? "refused" : "ran");
                    printf("%s ", syscall(SYS_clone, 0x10000000, 0, 0, 0, 0) == -1 && errno == EPERM ? "refused" : "ran");
                    printf("%s ", socket(AF_VSOCK, SOCK_STREAM, 0) == -1 && errno == EPERM ? "refused" : "ran");
                    printf("%s\\n", socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ? "allowed" : "not allowed");
                    return 0;
                }
                """);
        Path program = folder.resolve("calls");
        assertThat(works(List.of("musl-gcc", "-static", "-o", program.toString(), source.toString())))
                .isTrue();
        Confinement around = Confinement.aroundLoader(this::works).orElseThrow();
        assertThat(around.words()).endsWith("system calls limited");
        ProcessResult result = ask(around, program, program.toString());
        assertThat(result.out()).as(result.err()).isEqualTo("refused ".repeat(13) + "allowed\n");
    }

    private static List<String> argv(String tool, Path file) {
        return switch (tool) {
            case "file" -> List.of("file", "-E", "-b", file.toString());
            case "size" -> List.of("size", "-A", file.toString());
            default -> List.of("readelf", "-l", file.toString());
        };
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}

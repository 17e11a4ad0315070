package dev.freestand.containers.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.proof.MappedFile;
import dev.freestand.verifier.proof.OpenedPath;
import dev.freestand.verifier.proof.Trace;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Logs as strace 6.1 writes them. */
class StraceLogTest {

    private static final String SUBJECT = "/tmp/freestand/bin/file";
    private static final String START = """
            100 execve("/usr/bin/bwrap", [...], 0x7ffee9ef7018 /* 35 vars */) = 0
            101 openat(AT_FDCWD</>, "/sandbox", O_RDONLY) = 3</sandbox>
            102 execve("/tmp/freestand/bin/file", [...], 0x5620d0e808d0 /* 1 var */) = 0
            """;

    private static Trace read(String interpreter, List<String> arguments, String log) {
        StraceLog lines = new StraceLog(SUBJECT);
        log.lines().forEach(lines::line);
        assertThat(lines.started()).isTrue();
        TouchedFiles touched = new TouchedFiles(SUBJECT, interpreter);
        Step step = new Step(arguments, Content.EMPTY, Map.of(), 0, null, null, Map.of());
        touched.add(lines.calls(), step, new StartUpPaths(SUBJECT, LibcFlavour.MUSL, Linkage.STATIC, false));
        return touched.trace("v", "b", lines.whole() ? null : "not whole");
    }

    @Test
    void whatStandsBeforeTheFileAndWhatTheSandboxDoesIsLeftOut() {
        Trace trace = read(null, List.of(), START + """
                102 openat(AT_FDCWD</tmp/freestand/work>, "/etc/hostname", O_RDONLY) = 3</etc/hostname>
                101 openat(AT_FDCWD</>, "/later", O_RDONLY) = 3</later>
                103 openat(AT_FDCWD</tmp/freestand/work>, "/child", O_RDONLY) = -1 ENOENT (No such file or directory)
                102 +++ exited with 0 +++
                """);

        assertThat(trace.opened())
                .filteredOn(path -> !path.own())
                .containsExactly(
                        new OpenedPath("/etc/hostname", "openat", null, false, null),
                        new OpenedPath("/child", "openat", "ENOENT", false, null));
        assertThat(trace.systemCalls()).containsExactlyInAnyOrderEntriesOf(Map.of("execve", 1L, "openat", 2L));
        assertThat(trace.problem()).isNull();
    }

    @Test
    void argumentsTheWorkingFolderAndTheFileItselfAreItsOwn() {
        Trace trace = read(null, List.of("/given", "--key-file=/key", "in"), START + """
                102 open("/given", O_RDONLY) = 3</given>
                102 open("/key", O_RDONLY) = 3</key>
                102 openat(AT_FDCWD</tmp/freestand/work>, "out.tmp", O_WRONLY|O_CREAT, 0600) = 4</tmp/freestand/work/out.tmp>
                102 openat(3</tmp/freestand/work/a>, "b", O_RDONLY) = 5</tmp/freestand/work/a/b>
                102 readlink("/tmp/freestand/bin/file", ""..., 99) = -1 EINVAL (Invalid argument)
                102 openat(AT_FDCWD</tmp/freestand/work>, "../secret", O_RDONLY) = -1 ENOENT (No such file or directory)
                102 newfstatat(3</given>, "", {st_mode=S_IFREG|0644, st_size=1, ...}, AT_EMPTY_PATH) = 0
                """);

        assertThat(trace.opened())
                .filteredOn(path -> !path.own())
                .extracting(OpenedPath::path)
                .containsExactly("../secret");
    }

    @Test
    void callsThatOthersInterruptAreWhole() {
        Trace trace = read(null, List.of(), START + """
                102 openat(AT_FDCWD</tmp/freestand/work>, "/one", O_RDONLY <unfinished ...>
                103 read(0</dev/null>,  <unfinished ...>
                102 <... openat resumed>)             = -1 EACCES (Permission denied)
                103 <... read resumed>"", 1)           = 0
                102 --- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED} ---
                """);

        assertThat(trace.opened()).contains(new OpenedPath("/one", "openat", "EACCES", false, null));
        assertThat(trace.systemCalls()).containsEntry("read", 1L);
    }

    @Test
    void librariesAreWhatIsMappedToBeExecuted() {
        Trace trace = read("/lib64/ld-linux-x86-64.so.2", List.of(), START + """
                102 mmap(NULL, 38927, PROT_READ, MAP_PRIVATE, 3</etc/ld.so.cache>, 0) = 0x7f66346f8000
                102 mmap(NULL, 1974096, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3</usr/lib/libc.so.6>, 0) = 0x7f6634516000
                102 mmap(0x7f0, 1400832, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 3</usr/lib/libc.so.6>, 0x26000) = 0x7f0
                102 mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f6634702000
                102 mmap(NULL, 8192, PROT_READ|PROT_EXEC, MAP_PRIVATE, 3</refused>, 0) = -1 EPERM (Operation not permitted)
                """);

        assertThat(trace.mapped())
                .containsExactly(
                        new MappedFile("file", MappedFile.Role.PROGRAM),
                        new MappedFile("/lib64/ld-linux-x86-64.so.2", MappedFile.Role.LOADER),
                        new MappedFile("/etc/ld.so.cache", MappedFile.Role.DATA),
                        new MappedFile("/usr/lib/libc.so.6", MappedFile.Role.LIBRARY));
    }

    @Test
    void namesThatLookLikeLinesAreNames() {
        Trace trace = read(null, List.of(), START + """
                102 open("/a\\n102 open(\\"/b\\", O_RDONLY) = 3", O_RDONLY) = -1 ENOENT (No such file or directory)
                102 mmap(NULL, 1, PROT_READ|PROT_EXEC, MAP_PRIVATE, 3</x\\>, 0) = 0>, 0) = 0x1000
                """);

        assertThat(trace.opened())
                .filteredOn(path -> !path.own())
                .singleElement()
                .satisfies(path -> {
                    assertThat(path.path()).startsWith("/a");
                    assertThat(path.error()).isEqualTo("ENOENT");
                });
        assertThat(trace.mapped())
                .extracting(MappedFile::role)
                .containsExactly(MappedFile.Role.PROGRAM, MappedFile.Role.LIBRARY);
    }

    @Test
    void anErrorCannotBeForgedByAName() {
        Trace trace = read(null, List.of(), START + """
                102 openat(AT_FDCWD</tmp/freestand/work>, "/x) = -1 ENOENT (y", O_RDONLY) = 3</x) = -1 ENOENT (y>
                """);

        assertThat(trace.opened()).contains(new OpenedPath("/x) = -1 ENOENT (y", "openat", null, false, null));
    }

    @Test
    void whatIsNotUnderstoodOrHasNoEndIsSaid() {
        assertThat(read(null, List.of(), START + "102 gibberish\n").problem()).isEqualTo("not whole");
        assertThat(read(null, List.of(), START + "102 openat(AT_FDCWD</>, \"/a\", O_RDONLY <unfinished ...>\n")
                        .problem())
                .isEqualTo("not whole");
        assertThat(read(null, List.of(), START + "102 exit_group(0) = ?\n102 +++ exited with 0 +++\n")
                        .problem())
                .isNull();
        assertThat(read(null, List.of(), START + "102 io_uring_setup(1, 0x7f) = 3\n")
                        .problem())
                .contains("io_uring");
    }

    @Test
    void moreThanIsKeptIsSaid() {
        StringBuilder log = new StringBuilder(START);
        for (int i = 0; i < 5000; i++) {
            log.append("102 open(\"/").append(i).append("\", O_RDONLY) = -1 ENOENT (No such file or directory)\n");
        }

        Trace trace = read(null, List.of(), log.toString());

        assertThat(trace.opened()).hasSize(4096);
        assertThat(trace.problem()).contains("more than 4096 paths");
    }

    @Test
    void noLineBreaksIt() {
        Random random = new Random(1);
        String alphabet = "102 open(\"\\<>/)=.-aE\n";
        StraceLog log = new StraceLog(SUBJECT);
        START.lines().forEach(log::line);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder("102 ");
            random.ints(random.nextInt(60), 0, alphabet.length()).forEach(c -> line.append(alphabet.charAt(c)));
            log.line(line.toString());
        }
        TouchedFiles touched = new TouchedFiles(SUBJECT, null);
        Step step = new Step(List.of(), Content.EMPTY, Map.of(), 0, null, null, Map.of());
        touched.add(log.calls(), step, new StartUpPaths(SUBJECT, LibcFlavour.MUSL, Linkage.STATIC, false));

        assertThat(touched.trace("v", "b", null).mapped()).isNotEmpty();
    }
}

package dev.freestand.containers.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What glibc does before main is separated from what a program does, by logs as strace 6.1 writes them. */
class StartUpPathsTest {

    private static final String SUBJECT = "/tmp/freestand/bin/file";
    private static final String START = """
            1 execve("/tmp/freestand/bin/file", [...], 0x7ffc /* 0 vars */) = 0
            1 brk(NULL) = 0x1adb5000
            1 arch_prctl(ARCH_SET_FS, 0x1adb5380) = 0
            1 set_tid_address(0x1adb5650) = 1
            1 prlimit64(0, RLIMIT_STACK, NULL, {rlim_cur=8192*1024, rlim_max=RLIM64_INFINITY}) = 0
            """;
    private static final String EXE = "1 readlink(\"/proc/self/exe\", \"\"..., 4096) = 16\n";
    private static final String MAPS =
            "1 openat(AT_FDCWD</w>, \"/proc/self/maps\", O_RDONLY|O_CLOEXEC) = 3</proc/1/maps>\n";
    private static final String LIMIT = "1 prlimit64(0, RLIMIT_STACK, NULL, {rlim_cur=1, rlim_max=2}) = 0\n";

    /** The paths that a program is excused for. */
    private static List<String> excused(LibcFlavour libc, Linkage linkage, String log) {
        return excused(libc, linkage, false, log);
    }

    private static List<String> excused(LibcFlavour libc, Linkage linkage, boolean go, String log) {
        StraceLog lines = new StraceLog(SUBJECT);
        log.lines().forEach(lines::line);
        List<StraceLine> calls = lines.calls();
        String[] sources = new StartUpPaths(SUBJECT, libc, linkage, go).sources(calls);
        return IntStream.range(0, sources.length)
                .filter(i -> sources[i] != null)
                .mapToObj(i -> calls.get(i).paths().get(0))
                .toList();
    }

    private static List<String> excused(String log) {
        return excused(LibcFlavour.GLIBC, Linkage.STATIC, log);
    }

    @Test
    void startCodeOfGlibcAndRustIsSeparatedFromTheProgram() {
        String rust =
                "1 poll([...], 3, 0) = 0 (Timeout)\n" + MAPS + LIMIT + "1 read(3</proc/1/maps>, \"\"..., 1024) = 897\n";
        assertThat(excused(START + EXE)).containsExactly("/proc/self/exe");
        assertThat(excused(START + EXE + rust)).containsExactly("/proc/self/exe", "/proc/self/maps");
    }

    @Test
    void startCodeOfGoIsSeparatedFromTheProgram() {
        String size = "/sys/kernel/mm/transparent_hugepage/hpage_pmd_size";
        String asks = "1 openat(AT_FDCWD</w>, \"" + size + "\", O_RDONLY) = 3</x>\n";
        String runtime = "1 sched_getaffinity(0, 8192, [0 1]) = 32\n" + asks;
        assertThat(excused(LibcFlavour.NONE, Linkage.STATIC, true, START + runtime))
                .containsExactly(size);
        assertThat(excused(LibcFlavour.GLIBC, Linkage.STATIC, true, START + EXE + runtime))
                .containsExactly("/proc/self/exe", size);
        assertThat(excused(LibcFlavour.NONE, Linkage.STATIC, true, START + runtime + asks))
                .hasSize(1);
        assertThat(excused(LibcFlavour.NONE, Linkage.STATIC, true, START + EXE + MAPS + LIMIT))
                .isEmpty();
        assertThat(excused(LibcFlavour.NONE, Linkage.STATIC, true, START + runtime.replace("O_RDONLY", "O_RDWR")))
                .isEmpty();
        assertThat(excused(
                        LibcFlavour.NONE, Linkage.STATIC, true, START + runtime.replace("hpage_pmd_size", "enabled")))
                .isEmpty();
        assertThat(excused(LibcFlavour.NONE, Linkage.STATIC, false, START + runtime))
                .isEmpty();
        assertThat(excused(LibcFlavour.NONE, Linkage.DYNAMIC, true, START + runtime))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 write(1</x>, \"\"..., 1) = 1\n1 readlink(\"/proc/self/exe\", \"\"..., 4096) = 16\n",
                "1 readlink(\"/proc/self/exe2\", \"\"..., 4096) = 16\n",
                "1 readlink(\"/etc/localtime\", \"\"..., 4096) = 16\n",
                "1 readlink(\"/proc/1/exe\", \"\"..., 4096) = 16\n",
                "2 readlink(\"/proc/self/exe\", \"\"..., 4096) = 16\n",
                "1 openat(AT_FDCWD</w>, \"/proc/self/exe\", O_RDONLY|O_CLOEXEC) = 3</x>\n",
                "1 openat(AT_FDCWD</w>, \"/proc/self/maps\", O_RDONLY|O_CLOEXEC) = 3</m>\n1 brk(NULL) = 0x1\n",
                "1 openat(AT_FDCWD</w>, \"/proc/self/maps\", O_RDONLY) = 3</m>\n"
                        + "1 prlimit64(0, RLIMIT_STACK, NULL, {rlim_cur=1, rlim_max=2}) = 0\n",
                "1 openat(AT_FDCWD</w>, \"/proc/self/status\", O_RDONLY|O_CLOEXEC) = 3</m>\n"
                        + "1 prlimit64(0, RLIMIT_STACK, NULL, {rlim_cur=1, rlim_max=2}) = 0\n",
            })
    void whatTheProgramAsksForIsNeverExcused(String log) {
        assertThat(excused(START + log)).isEmpty();
    }

    @Test
    void eachIsExcusedOnceForAStart() {
        assertThat(excused(START + EXE + EXE)).hasSize(1);
        assertThat(excused(START + EXE + MAPS + LIMIT + MAPS + LIMIT)).hasSize(2);
        assertThat(excused(START + EXE + START + EXE)).hasSize(2);
        String other = START.replace(SUBJECT, "/bin/sh");
        assertThat(excused(START + EXE + other + EXE)).hasSize(1);
    }

    @Test
    void anotherLibraryOrADynamicFileIsExcusedForNothing() {
        for (LibcFlavour libc : Arrays.asList(LibcFlavour.values())) {
            assertThat(excused(libc, Linkage.STATIC, START + EXE).isEmpty()).isEqualTo(libc != LibcFlavour.GLIBC);
            assertThat(excused(libc, Linkage.DYNAMIC, START + EXE)).isEmpty();
            assertThat(excused(libc, Linkage.UNKNOWN, START + EXE)).isEmpty();
        }
    }
}

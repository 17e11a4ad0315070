package dev.freestand.containers.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.containers.kernel.SystemCallTable.SystemCall;
import dev.freestand.containers.probe.MissingSystemCalls;
import dev.freestand.containers.probe.MissingSystemCalls.Range;
import dev.freestand.core.floor.VersionNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemCallTableTest {

    private static final SystemCallTable TABLE = SystemCallTable.bundled();
    private static final Pattern DEFINITION = Pattern.compile("#define __NR_(\\w+) ([0-9]+)");
    /** Where Debian has the headers of the kernel, and where others have them. */
    private static final List<String> HEADERS =
            List.of("/usr/include/x86_64-linux-gnu/asm/", "/usr/include/asm/", "/usr/include/x86/asm/");

    @ParameterizedTest
    @CsvSource({"unistd_64.h,true", "unistd_32.h,false"})
    void everyCallOfThisMachinesHeadersIsThereUnderItsNumber(String header, boolean x86) throws IOException {
        Map<String, Integer> defined = new TreeMap<>();
        for (String line : Files.readAllLines(header(header))) {
            Matcher matcher = DEFINITION.matcher(line);
            if (matcher.matches()) {
                defined.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
            }
        }

        assertThat(defined).hasSizeGreaterThan(300);
        Map<String, Integer> known = numbers(x86 ? SystemCall::x86 : SystemCall::i386);
        int highest = Collections.max(known.values());
        // Headers may be newer than the table: then they have numbers above all of it, which count as newer than all.
        defined.values().removeIf(number -> number > highest);
        assertThat(known).containsAllEntriesOf(defined);
    }

    private static Path header(String name) {
        return HEADERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing: install linux-libc-dev, or run ci/setup"));
    }

    private static Map<String, Integer> numbers(Function<SystemCall, @Nullable Integer> number) {
        Map<String, Integer> numbers = new TreeMap<>();
        Set<Integer> seen = new TreeSet<>();
        for (SystemCall call : TABLE.calls()) {
            Integer found = number.apply(call);
            if (found != null) {
                assertThat(numbers.put(call.name(), found)).as(call.name()).isNull();
                assertThat(seen.add(found)).as("number " + found).isTrue();
            }
        }
        return numbers;
    }

    /** Numbers are given out in the order in which calls come; a release far out of it is a mistake. */
    @ParameterizedTest
    @CsvSource({
        "recvmmsg,2.6.33", "prlimit64,2.6.36", "syncfs,2.6.39", "setns,3.0", "process_vm_readv,3.2", "kcmp,3.5",
        "finit_module,3.8", "renameat2,3.15", "getrandom,3.17", "execveat,3.19", "membarrier,4.3", "mlock2,4.4",
        "copy_file_range,4.5", "preadv2,4.6", "pkey_alloc,4.9", "statx,4.11", "rseq,4.18", "io_uring_setup,5.1",
        "clone3,5.3", "openat2,5.6", "faccessat2,5.8", "close_range,5.9", "epoll_pwait2,5.11", "futex_waitv,5.16",
        "cachestat,6.5", "mseal,6.10"
    })
    void knowTheReleaseOfACall(String name, String release) {
        assertThat(TABLE.calls())
                .filteredOn(call -> call.name().equals(name))
                .singleElement()
                .extracting(SystemCall::release)
                .isEqualTo(VersionNumber.of(release));
    }

    @Test
    void releasesBeginWithTheOldestThatIsTried() {
        List<VersionNumber> releases = TABLE.releases();

        assertThat(releases.get(0)).isEqualTo(SystemCallTable.OLDEST);
        assertThat(releases).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    @Test
    void anOldKernelLacksWhatIsNewerAndWhatNobodyKnows() {
        MissingSystemCalls absent = TABLE.absent(VersionNumber.of("3.15"), List.of());

        assertThat(lacks(absent.x86(), 318)).as("getrandom").isTrue();
        assertThat(lacks(absent.i386(), 355)).as("getrandom").isTrue();
        assertThat(lacks(absent.x86(), 316)).as("renameat2").isFalse();
        assertThat(lacks(absent.x86(), 41)).as("socket of x86-64").isFalse();
        assertThat(lacks(absent.i386(), 359)).as("socket of i386").isTrue();
        assertThat(lacks(absent.x86(), 183)).as("afs_syscall, which never came").isTrue();
        assertThat(lacks(absent.x86(), 471)).as("rseq_slice_yield, of 7.0").isTrue();
        assertThat(lacks(absent.x86(), 5000)).as("a number of the future").isTrue();
        assertThat(lacks(absent.x86(), 0x4000_0000L)).as("read of x32").isTrue();
        assertThat(lacks(absent.x86(), 0)).as("read").isFalse();
    }

    @Test
    void aCallCameToEachArchitectureInItsOwnRelease() {
        assertThat(lacks(TABLE.absent(VersionNumber.of("6.5"), List.of()).x86(), 453))
                .as("map_shadow_stack")
                .isTrue();
        MissingSystemCalls absent = TABLE.absent(VersionNumber.of("6.6"), List.of());
        assertThat(lacks(absent.x86(), 453)).isFalse();
        assertThat(lacks(absent.i386(), 453)).isTrue();
    }

    @Test
    void oneCallMoreCanBeTakenAway() {
        VersionNumber release = VersionNumber.of("3.17");
        List<SystemCall> calls = TABLE.between(VersionNumber.of("3.15"), release);
        SystemCall getrandom = calls.stream()
                .filter(call -> call.name().equals("getrandom"))
                .findFirst()
                .orElseThrow();

        MissingSystemCalls absent = TABLE.absent(release, List.of(getrandom));

        assertThat(calls).extracting(SystemCall::name).contains("seccomp", "memfd_create", "kexec_file_load");
        assertThat(lacks(absent.x86(), 318)).isTrue();
        assertThat(lacks(absent.x86(), 319)).isFalse();
    }

    private static boolean lacks(List<Range> ranges, long number) {
        return ranges.stream().anyMatch(range -> range.first() <= number && number <= range.last());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read 0 3 1.0",
                "read 0 3 1.0 hearsay",
                "read 0 3 old man",
                "read x 3 1.0 man",
                "read -1 3 1.0 man",
                ""
            })
    void refuseALineThatIsNotOne(String line) {
        assertThatThrownBy(() -> SystemCallTable.parse(Stream.of(line))).isInstanceOf(IllegalArgumentException.class);
    }
}

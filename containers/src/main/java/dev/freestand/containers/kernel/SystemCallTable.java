package dev.freestand.containers.kernel;

import dev.freestand.containers.probe.MissingSystemCalls;
import dev.freestand.core.floor.VersionNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The system calls of Linux and the releases that brought them, from {@code system-calls.txt}, which states its sources.
 *
 * @param calls in the order of the file
 */
record SystemCallTable(List<SystemCall> calls) {

    /** The oldest release that is tried: that of the oldest distribution anybody still asks for. */
    static final VersionNumber OLDEST = VersionNumber.of("2.6.32");

    private static final String RESOURCE = "/dev/freestand/containers/system-calls.txt";
    private static final int COLUMNS = 5;
    private static final int LARGEST_NUMBER = 65_535;
    private static final String NO_NUMBER = "-";
    private static final List<String> NO_RELEASE = List.of("never", "unknown");
    private static final List<String> SOURCES = List.of("man", "go", "strace", "page", "table", "none");

    /**
     * One call.
     *
     * @param x86 its number on x86-64; null where this line is not of that
     * @param i386 likewise on i386
     * @param release the release that brought it; null for one that no release is known to have, which counts as newer
     *     than all
     */
    record SystemCall(
            String name,
            @Nullable Integer x86,
            @Nullable Integer i386,
            @Nullable VersionNumber release) {

        private boolean in(VersionNumber kernel) {
            return release != null && release.compareTo(kernel) <= 0;
        }
    }

    SystemCallTable {
        calls = List.copyOf(calls);
    }

    /** The table that comes with this program. */
    static SystemCallTable bundled() {
        try (InputStream in = SystemCallTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SystemCallTable parse(Stream<String> lines) {
        return new SystemCallTable(lines.filter(line -> !line.startsWith("#"))
                .map(SystemCallTable::call)
                .toList());
    }

    private static SystemCall call(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != COLUMNS || words[0].isEmpty() || !SOURCES.contains(words[COLUMNS - 1])) {
            throw new IllegalArgumentException("not a line of the table of system calls: " + line);
        }
        VersionNumber release = NO_RELEASE.contains(words[3]) ? null : VersionNumber.of(words[3]);
        return new SystemCall(words[0], number(words[1]), number(words[2]), release);
    }

    private static @Nullable Integer number(String word) {
        if (word.equals(NO_NUMBER)) {
            return null;
        }
        int number = Integer.parseInt(word);
        if (number < 0 || number > LARGEST_NUMBER) {
            throw new IllegalArgumentException(word + " is not a system call number");
        }
        return number;
    }

    /** {@link #OLDEST} and each later release that brought a call to either architecture, oldest first. */
    List<VersionNumber> releases() {
        SortedSet<VersionNumber> releases = new TreeSet<>(List.of(OLDEST));
        for (SystemCall call : calls) {
            if (call.release() != null && call.release().compareTo(OLDEST) > 0) {
                releases.add(call.release());
            }
        }
        return List.copyOf(releases);
    }

    /** The calls that came after one release and with or before another. */
    List<SystemCall> between(VersionNumber before, VersionNumber last) {
        return calls.stream().filter(call -> call.in(last) && !call.in(before)).toList();
    }

    /**
     * What a kernel of this release does not have, and these calls beside: fail closed, a number that is not in the table is
     * absent.
     *
     * @param others calls that the release has
     */
    MissingSystemCalls absent(VersionNumber kernel, List<SystemCall> others) {
        SortedSet<Integer> x86 = new TreeSet<>();
        SortedSet<Integer> i386 = new TreeSet<>();
        List<SystemCall> present = new ArrayList<>(calls);
        present.removeIf(call -> !call.in(kernel) || others.contains(call));
        for (SystemCall call : present) {
            if (call.x86() != null) {
                x86.add(call.x86());
            }
            if (call.i386() != null) {
                i386.add(call.i386());
            }
        }
        return MissingSystemCalls.allBut(x86, i386);
    }
}

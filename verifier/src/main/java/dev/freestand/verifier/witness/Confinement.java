package dev.freestand.verifier.witness;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.HostLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is put before a tool's argument vector to keep a hostile file from doing harm through it. In bubblewrap there is
 * nothing of this machine but loaders, libraries, the tool and the file, no network, no other processes, no capabilities,
 * and the user is nobody, and the kernel's odd corners are
 * closed by a filter of system calls; prlimit bounds memory, processor time, processes and the size of written files. Time and output
 * are bounded in any case.
 *
 * @param before program and options that go before the file's own mount; empty where there is no sandbox
 * @param after what stands between that mount and the tool
 * @param words what it is, for people
 */
record Confinement(List<String> before, List<String> after, String words) {

    private static final String NOBODY = "65534";

    /** The name of a file inside whose own has other characters than those of ASCII that can be seen. */
    private static final String ALIAS = "/file-under-test";

    /** The filter of system calls comes on standard input, of which the tools get nothing. */
    private static final List<String> FILTER = List.of("--seccomp", "0");

    private static final List<String> WALLS =
            List.of("--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--");

    /** Where the kernel gives no user namespace, root can do without; but it stays root there. */
    private static final List<String> AS_NOBODY = List.of("--unshare-user", "--uid", NOBODY, "--gid", NOBODY);

    /** Two GiB of addresses, ten seconds of processor, no written file, no core dump. */
    private static final List<String> LIMITS = List.of(
            "prlimit", "--as=2147483648", "--cpu=10", "--fsize=0", "--core=0", "--nofile=1024", "--nproc=4096", "--");

    /** What the script ldd runs and reads. */
    private static final List<String> LDD = List.of("bash", "sh", "ldd", "true");

    /** Where file(1) keeps what it knows. */
    private static final List<String> MAGIC =
            List.of("/etc/magic", "/etc/magic.mime", "/usr/share/misc", "/usr/share/file");

    Confinement {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** What goes before the argument vector of a tool that is asked about this file. */
    List<String> prefix(Path file) {
        // The last of the mounts, since a file can lie below a folder that the sandbox has its own of, such as
        // /dev/shm.
        return before.isEmpty()
                ? after
                : concat(before, concat(List.of("--ro-bind-try", FileNames.word(file), name(file)), after));
    }

    /** What the file is called inside. Some tools print the name, and no letter of it must pass for a word of theirs. */
    String name(Path file) {
        String name = FileNames.word(file);
        return before.isEmpty() || name.chars().allMatch(c -> c > ' ' && c < 0x7f) ? name : ALIAS;
    }

    /** The strongest in which this tool works on this host, for a tool that reads the file and never runs it. */
    static Confinement around(String tool, Predicate<List<String>> works) {
        List<String> version = List.of(tool, "--version");
        return sandboxes(List.of(tool), "loaders, libraries and the tool only")
                .filter(candidate -> works.test(concat(candidate.withoutFile(), version)))
                .findFirst()
                .or(() -> Optional.of(new Confinement(
                                List.of(), LIMITS, "no sandbox: bubblewrap does not work here; memory limited"))
                        .filter(candidate -> works.test(concat(candidate.after, version))))
                .orElse(new Confinement(List.of(), List.of(), "no sandbox: neither bubblewrap nor prlimit works here"));
    }

    /**
     * The one for a tool that may run a loader on the file, so that code in the file that ran all the same would find
     * nothing to read. Empty where bubblewrap does not work.
     */
    static Optional<Confinement> aroundLoader(Predicate<List<String>> works) {
        return sandboxes(LDD, "loaders and libraries only")
                .filter(candidate -> works.test(concat(candidate.withoutFile(), List.of("/usr/bin/true"))))
                .findFirst();
    }

    private static Stream<Confinement> sandboxes(List<String> programs, String words) {
        List<String> mounts = new ArrayList<>(List.of("bwrap"));
        mounts.addAll(HostLibraries.mounts());
        Stream.concat(programs.stream(), Stream.of("prlimit"))
                .flatMap(Confinement::found)
                .distinct()
                .forEach(path -> mounts.addAll(List.of("--ro-bind-try", path, path)));
        MAGIC.forEach(path -> mounts.addAll(List.of("--ro-bind-try", path, path)));
        mounts.addAll(List.of("--dev", "/dev", "--tmpfs", "/proc"));
        List<String> nobody = concat(AS_NOBODY, WALLS);
        String inside = "in bubblewrap with " + words;
        List<String> filtered = concat(FILTER, nobody);
        return Stream.of(
                        new Confinement(
                                mounts,
                                concat(filtered, LIMITS),
                                inside + ", as nobody, memory, processor and system calls limited"),
                        new Confinement(
                                mounts, concat(nobody, LIMITS), inside + ", as nobody, memory and processor limited"),
                        new Confinement(mounts, nobody, inside + ", as nobody"),
                        new Confinement(mounts, concat(WALLS, LIMITS), inside + ", memory and processor limited"),
                        new Confinement(mounts, WALLS, inside))
                .filter(candidate -> SystemCallFilter.KNOWN || !candidate.after.contains(FILTER.get(0)));
    }

    /** What such a command is given on standard input. */
    static byte[] stdin(List<String> argv) {
        return argv.get(0).equals("bwrap") && argv.contains(FILTER.get(0)) ? SystemCallFilter.program() : new byte[0];
    }

    /** A program's paths on the search path, and where links lead from there. */
    private static Stream<String> found(String program) {
        String folders = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        return Stream.concat(Stream.of(folders.split(":", -1)), Stream.of("/bin", "/usr/bin"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .flatMap(path -> Stream.of(path, Path.of(realName(path))))
                .map(Path::toString);
    }

    private static String realName(Path path) {
        try {
            return FileNames.word(path.toRealPath());
        } catch (IOException e) {
            return FileNames.word(path);
        }
    }

    private List<String> withoutFile() {
        return concat(before, after);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

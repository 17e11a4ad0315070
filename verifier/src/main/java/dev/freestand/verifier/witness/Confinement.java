package dev.freestand.verifier.witness;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.Bubblewrap;
import dev.freestand.verifier.process.BubblewrapRelease;
import dev.freestand.verifier.process.HostLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is put before a tool's argument vector to keep a hostile file from doing harm through it. In bubblewrap there is
 * nothing of this machine but loaders, libraries, the tool and the file, no network, no other processes, no capabilities,
 * the user is nobody, and a filter refuses system calls that no such tool needs; prlimit bounds memory, processor time,
 * processes and the size of written files. Time and output are bounded in any case.
 *
 * @param sandbox the sandbox without the file; null where there is none
 * @param limits the command that sets limits; empty where nothing does
 * @param words what it is, for people
 */
record Confinement(@Nullable Bubblewrap sandbox, List<String> limits, String words) {

    /** The name of a file inside whose own has other characters than those of ASCII that can be seen. */
    private static final String ALIAS = "/file-under-test";

    /** Two GiB of addresses, ten seconds of processor, no written file, no core dump. */
    private static final List<String> LIMITS = List.of(
            "prlimit", "--as=2147483648", "--cpu=10", "--fsize=0", "--core=0", "--nofile=1024", "--nproc=4096", "--");

    /** What the script ldd runs and reads. */
    private static final List<String> LDD = List.of("bash", "sh", "ldd", "true");

    /** Where file(1) keeps its patterns. */
    private static final List<String> MAGIC =
            List.of("/etc/magic", "/etc/magic.mime", "/usr/share/misc", "/usr/share/file");

    Confinement {
        limits = List.copyOf(limits);
    }

    /** What goes before the argument vector of a tool that is asked about this file. */
    List<String> prefix(Path file) {
        // The last of the mounts, since a file can lie below a folder that the sandbox has its own of, such as
        // /dev/shm.
        return sandbox == null
                ? limits
                : sandbox.readOnlyIfThere(FileNames.word(file), name(file)).command(limits);
    }

    /** What the file is called inside. Some tools print the name, and no letter of it must pass for a word of theirs. */
    String name(Path file) {
        String name = FileNames.word(file);
        return sandbox == null || name.chars().allMatch(c -> c > ' ' && c < 0x7f) ? name : ALIAS;
    }

    /** The strongest in which this tool works on this host, for a tool that reads the file and never runs it. */
    static Confinement around(String tool, Predicate<List<String>> works) {
        List<String> version = List.of(tool, "--version");
        return sandboxes(List.of(tool), "loaders, libraries and the tool only")
                .filter(candidate -> works.test(concat(candidate.withoutFile(), version)))
                .findFirst()
                .or(() -> Optional.of(new Confinement(
                                null, LIMITS, "no sandbox: bubblewrap does not work here; memory limited"))
                        .filter(candidate -> works.test(concat(candidate.limits, version))))
                .orElse(new Confinement(null, List.of(), "no sandbox: neither bubblewrap nor prlimit works here"));
    }

    /**
     * The one for a tool that may run a loader on the file, so that code in the file that ran all the same would find
     * nothing to read. Empty where bubblewrap does not work.
     */
    static Optional<Confinement> aroundLoader(Predicate<List<String>> works) {
        return sandboxes(LDD, "loaders and libraries only")
                .filter(candidate -> works.test(concat(candidate.withoutFile(), List.of("true"))))
                .findFirst();
    }

    private static Stream<Confinement> sandboxes(List<String> programs, String words) {
        Bubblewrap sandbox = HostLibraries.mountedIn(Bubblewrap.confined("bwrap", BubblewrapRelease.UNKNOWN));
        for (String path : Stream.concat(programs.stream(), Stream.of("prlimit"))
                .flatMap(Confinement::found)
                .distinct()
                .toList()) {
            sandbox = sandbox.readOnlyIfThere(path, path);
        }
        for (String path : MAGIC) {
            sandbox = sandbox.readOnlyIfThere(path, path);
        }
        sandbox = sandbox.devices().memory("/proc");
        Bubblewrap nobody = sandbox.user(Bubblewrap.NOBODY);
        String inside = "in bubblewrap with " + words;
        List<Confinement> all = new ArrayList<>();
        if (SeccompFilter.KNOWN) {
            all.add(new Confinement(
                    nobody.systemCallFilter(),
                    LIMITS,
                    inside + ", as nobody, memory, processor and system calls limited"));
        }
        all.add(new Confinement(nobody, LIMITS, inside + ", as nobody, memory and processor limited"));
        all.add(new Confinement(nobody, List.of(), inside + ", as nobody"));
        all.add(new Confinement(sandbox, LIMITS, inside + ", memory and processor limited"));
        all.add(new Confinement(sandbox, List.of(), inside));
        return all.stream();
    }

    /** What such a command is given on standard input. */
    static byte[] stdin(List<String> argv) {
        return Bubblewrap.takesFilter(argv) ? SeccompFilter.program() : new byte[0];
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
        return sandbox == null ? limits : sandbox.command(limits);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

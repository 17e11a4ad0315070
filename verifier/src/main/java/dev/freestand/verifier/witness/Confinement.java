package dev.freestand.verifier.witness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is put before a tool's argument vector to keep a hostile file from doing harm through it. bubblewrap gives a
 * read-only root, no network, no other processes and no capabilities; prlimit bounds memory, processor time and the
 * size of written files. Time and output are bounded in any case.
 *
 * @param prefix program and options to go before
 * @param words what it is, for people
 */
record Confinement(List<String> prefix, String words) {

    private static final List<String> WHOLE_ROOT = List.of("bwrap", "--ro-bind", "/", "/");

    private static final List<String> WALLS = List.of(
            "--dev",
            "/dev",
            "--tmpfs",
            "/proc",
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--cap-drop",
            "ALL",
            "--");

    /** What a loader and the script ldd read; a host has some of them. */
    private static final List<String> LOADERS_NEEDS = List.of(
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/usr/lib",
            "/usr/lib32",
            "/usr/lib64",
            "/usr/libx32",
            "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/ld.so.conf.d",
            "/etc/alternatives",
            "/bin/bash",
            "/bin/sh",
            "/usr/bin/bash",
            "/usr/bin/sh",
            "/usr/bin/ldd",
            "/usr/bin/prlimit",
            "/usr/bin/true");

    private static final List<String> SANDBOX = concat(WHOLE_ROOT, WALLS);

    /** Two GiB of addresses, ten seconds of processor, no core dump. */
    private static final List<String> LIMITS =
            List.of("prlimit", "--as=2147483648", "--cpu=10", "--fsize=0", "--core=0", "--");

    Confinement {
        prefix = List.copyOf(prefix);
    }

    /** The strongest that works on this host. */
    static Confinement strongest(Predicate<List<String>> works) {
        return Stream.of(
                        new Confinement(concat(SANDBOX, LIMITS), "in bubblewrap, memory and processor limited"),
                        new Confinement(SANDBOX, "in bubblewrap"),
                        new Confinement(LIMITS, "no sandbox: bubblewrap does not work here; memory limited"))
                .filter(candidate -> works.test(concat(candidate.prefix(), List.of("true"))))
                .findFirst()
                .orElse(new Confinement(List.of(), "no sandbox: neither bubblewrap nor prlimit works here"));
    }

    /**
     * The one for a tool that may run a loader on the file: nothing of the host but loaders, libraries and the file, so
     * that code in the file that ran all the same would find nothing to read. Empty where bubblewrap does not work.
     */
    static Optional<Confinement> aroundLoader(Path file, Predicate<List<String>> works) {
        List<String> prefix = new ArrayList<>(List.of("bwrap"));
        for (String path : LOADERS_NEEDS) {
            prefix.addAll(List.of("--ro-bind-try", path, path));
        }
        prefix.addAll(List.of("--ro-bind-try", file.toString(), file.toString()));
        prefix.addAll(WALLS);
        return Stream.of(
                        new Confinement(
                                concat(prefix, LIMITS),
                                "in bubblewrap with loaders and libraries only, memory and processor limited"),
                        new Confinement(prefix, "in bubblewrap with loaders and libraries only"))
                .filter(candidate -> works.test(concat(candidate.prefix(), List.of("/usr/bin/true"))))
                .findFirst();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

package dev.freestand.verifier.witness;

import java.util.List;
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

    private static final List<String> SANDBOX = List.of(
            "bwrap",
            "--ro-bind",
            "/",
            "/",
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

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

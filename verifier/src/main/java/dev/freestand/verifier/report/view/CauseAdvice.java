package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Fate;
import dev.freestand.verifier.proof.Outcome;
import java.util.Map;

/** What to do about a cell, by the cause that its proof names. */
public final class CauseAdvice {

    /** The same words as the messages of cells have; a test of the causes holds them together. */
    private static final Map<String, String> WAYS_OUT = Map.ofEntries(
            Map.entry("interpreter-missing", "link it statically, or install that loader"),
            Map.entry("glibc-too-old", "build it on an older distribution, or link it statically"),
            Map.entry("library-missing", "install that library there, or link it statically"),
            Map.entry("symbol-missing", "build it against the library that is there, or link it statically"),
            Map.entry("wrong-architecture", "build it for this machine's instruction set"),
            Map.entry(
                    "cpu-level",
                    "compile it and all that is linked into it for x86-64-v1 (-march=x86-64), or choose newer"
                            + " instructions at run time by cpuid"),
            Map.entry(
                    "kernel-too-old",
                    "link it with musl or with a glibc for older kernels, and fall back where a call is missing"),
            Map.entry("not-executable", "give it the permission to be executed"),
            Map.entry(
                    "noexec",
                    "put it on a file system that is mounted without noexec, or look for what else forbids it there"),
            Map.entry("not-started", "see the system's reason"),
            Map.entry("digest-differs", "something changed the file: build and verify it again"),
            Map.entry("out-of-memory", "make it reserve less at once, or tell its users how much it takes"),
            Map.entry(
                    "vsyscall",
                    "link it with a C library from after 2012, which asks the vDSO; or boot that kernel with"
                            + " vsyscall=emulate"),
            Map.entry(
                    "seccomp",
                    "fall back where clone3, faccessat2, statx and other new calls end with EPERM, as they do under the"
                            + " filters of older container hosts, or update those"),
            Map.entry("killed-by-signal", "run it there under a debugger, or look for what it needs of the host"),
            Map.entry("timeout", "look for what it waits for, or give the step more time"),
            Map.entry("output-flood", "look for an endless loop"),
            Map.entry("exit-differs", "look at what it wrote"),
            Map.entry(
                    "same-everywhere",
                    "it does the same in every environment, so the expectation in freestand.yaml or the program is wrong"),
            Map.entry("output-differs", "look for what it reads from its host"),
            Map.entry("empty-root", "look for what it opens outside its arguments, and do without"),
            Map.entry("no-proc", "do without /proc, or say what is missing"),
            Map.entry(
                    "no-dev",
                    "do without /dev: getrandom(2) instead of /dev/urandom, a closed descriptor for /dev/null"),
            Map.entry("no-tmp", "honour TMPDIR, or keep the data in memory (memfd_create)"),
            Map.entry("no-passwd", "bear that getpwuid(3) finds nobody, and take HOME from the environment"),
            Map.entry("read-only-root", "write nowhere but where an argument says"),
            Map.entry("random-user", "bear a user without a name, a home and write permissions"),
            Map.entry("no-network", "do without a network where it is not asked for"),
            Map.entry("empty-environment", "bear that HOME, PATH, LANG and TERM are unset"),
            Map.entry(
                    "odd-environment",
                    "bear locales, time zones and homes that do not exist, or ignore these variables"),
            Map.entry(
                    "closed-stdin", "bear that descriptor 0 is closed, and that the next file opened gets its number"),
            Map.entry("few-files", "close files when they are done, or hold fewer than 64 at once"),
            Map.entry("small-stack", "put large arrays on the heap, and bound recursion"));

    private CauseAdvice() {}

    /** The way out of one cause, as a clause; empty for a cause that this version does not know. */
    public static String of(String cause) {
        return WAYS_OUT.getOrDefault(cause, "");
    }

    /** What to do about a cell, as a sentence. */
    public static String of(Cell cell) {
        String cause = cell.cause();
        String wayOut = cause == null ? "" : of(cause);
        if (cell.outcome() == Outcome.INCONCLUSIVE) {
            return "Nothing is established here. Mend what the message names, then run freestand verify again.";
        }
        if (cell.outcome() == Outcome.PASS && cell.observed() == Fate.FAILS) {
            return "Nothing: it fails as predicted from its evidence."
                    + (wayOut.isEmpty() ? "" : " To have it run here: " + wayOut + ".");
        }
        if (cell.outcome() == Outcome.PASS || cell.outcome() == Outcome.NOT_APPLICABLE) {
            return "Nothing.";
        }
        if (wayOut.isEmpty()) {
            return "No advice is known for this cause. What was seen is in the message and in the behaviours.";
        }
        return Character.toUpperCase(wayOut.charAt(0)) + wayOut.substring(1) + ".";
    }
}

package dev.freestand.verifier.proof;

import java.util.Arrays;
import java.util.Optional;

/** Why a file fails in an environment, and the fix. The words are stable: reports and pipelines rely on them. */
public enum Cause {
    INTERPRETER_MISSING("interpreter-missing", "link it statically, or install that loader"),
    GLIBC_TOO_OLD("glibc-too-old", "build it on an older distribution, or link it statically"),
    LIBRARY_MISSING("library-missing", "install that library there, or link it statically"),
    SYMBOL_MISSING("symbol-missing", "build it against the library that is there, or link it statically"),
    WRONG_ARCHITECTURE("wrong-architecture", "build it for this machine's instruction set"),
    CPU_LEVEL(
            "cpu-level",
            "compile it and all that is linked into it for x86-64-v1 (-march=x86-64), or choose newer instructions at run"
                    + " time by cpuid"),
    KERNEL_TOO_OLD(
            "kernel-too-old",
            "link it with musl or with a glibc for older kernels, and fall back if a call is missing"),
    PAGE_SIZE("page-size", "link it and all of its libraries with -Wl,-z,max-page-size=65536"),
    NOT_EXECUTABLE("not-executable", "give it the permission to be executed"),
    NOEXEC("noexec", "put it on a file system that is mounted without noexec, or find what else forbids it there"),
    NOT_STARTED("not-started", "see the system's reason"),
    DIGEST_DIFFERS("digest-differs", "something changed the file: build and verify it again"),
    OUT_OF_MEMORY("out-of-memory", "make it reserve less memory at once, or document how much it needs"),
    VSYSCALL(
            "vsyscall",
            "link it with a C library from after 2012, which asks the vDSO; or boot that kernel with vsyscall=emulate"),
    SECCOMP(
            "seccomp",
            "fall back where clone3, faccessat2, statx and other new calls end with EPERM, as they do under the filters"
                    + " of older container hosts, or update those"),
    KILLED_BY_SIGNAL("killed-by-signal", "run it there under a debugger, or look for what it needs of the host"),
    TIMEOUT("timeout", "look for what it waits for, or give the step more time"),
    OUTPUT_FLOOD("output-flood", "look for an endless loop"),
    EXIT_DIFFERS("exit-differs", "look at what it wrote"),
    OUTPUT_DIFFERS("output-differs", "look for what it reads from its host"),
    SAME_EVERYWHERE(
            "same-everywhere",
            "it does the same in every environment, so the expectation in freestand.yaml or the program" + " is wrong"),

    EMPTY_ROOT("empty-root", "find what it opens beside its arguments, and avoid that"),
    NO_PROC("no-proc", "work without /proc, or name what is missing"),
    NO_DEV("no-dev", "work without /dev: getrandom(2) instead of /dev/urandom, a closed descriptor for /dev/null"),
    NO_TMP("no-tmp", "honour TMPDIR, or keep the data in memory (memfd_create)"),
    NO_PASSWD("no-passwd", "handle getpwuid(3) returning NULL, and take HOME from the environment"),
    READ_ONLY_ROOT("read-only-root", "write only to paths that arguments name"),
    RANDOM_USER("random-user", "handle a user without a name, a home and write permissions"),
    NO_NETWORK("no-network", "use no network unless the user asks for it"),
    EMPTY_ENVIRONMENT("empty-environment", "handle HOME, PATH, LANG and TERM being unset"),
    ODD_ENVIRONMENT(
            "odd-environment", "handle locales, time zones and homes that do not exist, or ignore these variables"),
    CLOSED_STDIN("closed-stdin", "handle descriptor 0 being closed: the next file opened gets its number"),
    FEW_FILES("few-files", "close files when they are done, or hold fewer than 64 at once"),
    SMALL_STACK("small-stack", "put large arrays on the heap, and bound recursion");

    private final String word;
    private final String fix;

    Cause(String word, String fix) {
        this.word = word;
        this.fix = fix;
    }

    /** The word in reports, such as {@code glibc-too-old}. */
    public String word() {
        return word;
    }

    /** What to do about it, as a clause. */
    public String fix() {
        return fix;
    }

    /** The cause of that word; empty for one that this version does not know. */
    public static Optional<Cause> of(String word) {
        return Arrays.stream(values()).filter(cause -> cause.word.equals(word)).findFirst();
    }
}

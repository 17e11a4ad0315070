package dev.freestand.containers.predict;

import dev.freestand.containers.environment.Condition;

/** Why a file fails in an environment. The words are stable: reports and pipelines rely on them. */
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
            "link it with musl or with a glibc for older kernels, and fall back where a call is missing"),
    NOT_EXECUTABLE("not-executable", "give it the permission to be executed"),
    NOEXEC("noexec", "put it on a file system that is mounted without noexec, or look for what else forbids it there"),
    NOT_STARTED("not-started", "see the system's reason"),
    DIGEST_DIFFERS("digest-differs", "something changed the file: build and verify it again"),
    OUT_OF_MEMORY("out-of-memory", "make it reserve less at once, or tell its users how much it takes"),
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
            "it does the same in every environment, so the expectation in freestand.yaml or the program is wrong"),

    EMPTY_ROOT(Condition.EMPTY_ROOT, "look for what it opens outside its arguments, and do without"),
    NO_PROC(Condition.NO_PROC, "do without /proc, or say what is missing"),
    NO_DEV(
            Condition.NO_DEV,
            "do without /dev: getrandom(2) instead of /dev/urandom, a closed descriptor for /dev/null"),
    NO_TMP(Condition.NO_TMP, "honour TMPDIR, or keep the data in memory (memfd_create)"),
    NO_PASSWD(Condition.NO_PASSWD, "bear that getpwuid(3) finds nobody, and take HOME from the environment"),
    READ_ONLY_ROOT(Condition.READ_ONLY_ROOT, "write nowhere but where an argument says"),
    RANDOM_USER(Condition.RANDOM_USER, "bear a user without a name, a home and write permissions"),
    NO_NETWORK(Condition.NO_NETWORK, "do without a network where it is not asked for"),
    EMPTY_ENVIRONMENT(Condition.EMPTY_ENVIRONMENT, "bear that HOME, PATH, LANG and TERM are unset"),
    ODD_ENVIRONMENT(
            Condition.ODD_ENVIRONMENT,
            "bear locales, time zones and homes that do not exist, or ignore these variables"),
    CLOSED_STDIN(
            Condition.CLOSED_STDIN, "bear that descriptor 0 is closed, and that the next file opened gets its number"),
    FEW_FILES(Condition.FEW_FILES, "close files when they are done, or hold fewer than 64 at once"),
    SMALL_STACK(Condition.SMALL_STACK, "put large arrays on the heap, and bound recursion");

    private final String word;
    private final String wayOut;

    Cause(String word, String wayOut) {
        this.word = word;
        this.wayOut = wayOut;
    }

    /** A failure that nothing but a condition brings about has its word. */
    Cause(Condition condition, String wayOut) {
        this(condition.word(), wayOut);
    }

    /** Why a file fails that fails under a condition, and does not without it. */
    public static Cause of(Condition condition) {
        return switch (condition) {
            case EMPTY_ROOT -> EMPTY_ROOT;
            case NO_PROC -> NO_PROC;
            case NO_DEV -> NO_DEV;
            case NO_TMP -> NO_TMP;
            case NO_PASSWD -> NO_PASSWD;
            case READ_ONLY_ROOT -> READ_ONLY_ROOT;
            case RANDOM_USER -> RANDOM_USER;
            case NO_NETWORK -> NO_NETWORK;
            case EMPTY_ENVIRONMENT -> EMPTY_ENVIRONMENT;
            case ODD_ENVIRONMENT -> ODD_ENVIRONMENT;
            case CLOSED_STDIN -> CLOSED_STDIN;
            case FEW_FILES -> FEW_FILES;
            case SMALL_STACK -> SMALL_STACK;
            case SMALL_MEMORY -> OUT_OF_MEMORY;
            case OLD_SECCOMP -> SECCOMP;
        };
    }

    /** The word in reports, such as {@code glibc-too-old}. */
    public String word() {
        return word;
    }

    /** What to do about it, as a clause. */
    public String wayOut() {
        return wayOut;
    }
}

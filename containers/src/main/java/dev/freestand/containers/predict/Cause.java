package dev.freestand.containers.predict;

/** Why a file fails in an environment. The words are stable: reports and pipelines rely on them. */
public enum Cause {
    INTERPRETER_MISSING("interpreter-missing", "link it statically, or install that loader"),
    GLIBC_TOO_OLD("glibc-too-old", "build it on an older distribution, or link it statically"),
    LIBRARY_MISSING("library-missing", "install that library there, or link it statically"),
    SYMBOL_MISSING("symbol-missing", "build it against the library that is there, or link it statically"),
    WRONG_ARCHITECTURE("wrong-architecture", "build it for this machine's instruction set"),
    NOT_EXECUTABLE("not-executable", "give it the permission to be executed, and a file system without noexec"),
    NOT_STARTED("not-started", "see the system's reason"),
    DIGEST_DIFFERS("digest-differs", "something changed the file: build and verify it again"),
    KILLED_BY_SIGNAL("killed-by-signal", "run it there under a debugger, or look for what it needs of the host"),
    TIMEOUT("timeout", "look for what it waits for, or give the step more time"),
    OUTPUT_FLOOD("output-flood", "look for an endless loop"),
    EXIT_DIFFERS("exit-differs", "see its standard error"),
    OUTPUT_DIFFERS("output-differs", "look for what it reads from its host");

    private final String word;
    private final String wayOut;

    Cause(String word, String wayOut) {
        this.word = word;
        this.wayOut = wayOut;
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

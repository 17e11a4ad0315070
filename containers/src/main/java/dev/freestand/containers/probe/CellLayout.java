package dev.freestand.containers.probe;

/** Where things lie inside a cell, the same paths in every engine because programs print them; and how much room there is. */
public final class CellLayout {

    /** Folder of everything that is not the environment's own. */
    public static final String HOME = "/freestand";
    /** Path of the probe inside a cell. */
    public static final String PROBE = HOME + "/probe";
    /** Path of the file under test inside a cell. */
    public static final String SUBJECT = HOME + "/subject";
    /** The emulator, where the file is of another processor than the machine's. */
    public static final String EMULATOR = HOME + "/emulator";
    /** The Unix socket of a TLS service outside, in cells that have one. */
    public static final String TLS_SERVICE = HOME + "/tls";
    /** A folder that becomes the root, with {@link #HOME} and all of it inside, in engines whose own root is never empty. */
    public static final String ROOT = HOME + "/root";
    /** Instructions for the probe, in engines that cannot pass them on standard input. */
    public static final String INSTRUCTIONS = HOME + "/instructions";
    /** Folder in which each behaviour gets a working folder of its own; in memory. */
    public static final String WORK = HOME + "/work";
    /** Most bytes that files in {@link #WORK} may take together. */
    public static final long WORK_BYTES = 256L << 20;

    /** Most bytes of writable memory that one process of the file under test may have (RLIMIT_DATA). */
    public static final long MEMORY_BYTES = 2L << 30;
    /**
     * Most processes and threads of its user (RLIMIT_NPROC). Wide, because kernels before 5.14 count those that the user
     * has outside of the cell as well.
     */
    public static final long PROCESSES = 4096;

    private CellLayout() {}
}

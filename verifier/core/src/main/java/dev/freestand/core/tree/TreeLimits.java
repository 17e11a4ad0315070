package dev.freestand.core.tree;

import dev.freestand.core.path.PathResolver;

/** How much is looked at before a tree is called too large; far above every real program. */
public final class TreeLimits {

    /** Most objects in one tree, the program itself included. */
    public static final int OBJECTS = 1000;

    /** Most needed names in one tree, repeated ones included. */
    public static final int NEEDS = 20_000;

    /** Most paths tried for one tree. */
    public static final int ATTEMPTS = 50_000;

    /** Longest {@code ld.so.cache} read, in bytes; a system with everything installed has some 300 KiB. */
    static final int CACHE_BYTES = 16 << 20;

    /** Most entries of {@code ld.so.cache} under one name. */
    static final int CACHE_ENTRIES = 1000;

    /** Most subfolders of {@code glibc-hwcaps} that a cache may name. */
    static final int LEVELS = 64;

    /** Most folders in musl's path file. */
    static final int CONF_DIRECTORIES = 1000;

    /** Longest configuration file read, in bytes. */
    static final int CONF_BYTES = 1 << 16;

    /** Longest path, in bytes. */
    static final int PATH_LENGTH = PathResolver.LONGEST;

    private TreeLimits() {}
}

package dev.freestand.core.promise;

import dev.freestand.core.floor.VersionNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is promised of a file and can be read from it. Null: nothing is promised.
 *
 * @param versions of libraries and of the kernel
 * @param needed the libraries (DT_NEEDED) that it may need; none where empty
 * @param interpreter its loader (PT_INTERP), or {@link #NONE_WORD}
 * @param cpu highest processor level that it may need, such as {@code x86-64-v2}
 * @param pageSize largest pages, in bytes, of kernels that can load it
 * @param rpath {@link #NONE_WORD}: it has neither RPATH nor RUNPATH
 */
public record FilePromises(
        Versions versions,
        @Nullable List<String> needed,
        @Nullable String interpreter,
        @Nullable String cpu,
        @Nullable Integer pageSize,
        @Nullable String rpath) {

    /**
     * Promised versions. Null: nothing is promised.
     *
     * @param glibc newest version of glibc that it may need
     * @param libstdcxx newest version of libstdc++ that it may need, by its GLIBCXX versions
     * @param kernel oldest Linux that it runs on
     */
    public record Versions(
            @Nullable VersionNumber glibc,
            @Nullable VersionNumber libstdcxx,
            @Nullable VersionNumber kernel) {

        public static final Versions NONE = new Versions(null, null, null);

        Versions or(Versions others) {
            return new Versions(
                    glibc == null ? others.glibc : glibc,
                    libstdcxx == null ? others.libstdcxx : libstdcxx,
                    kernel == null ? others.kernel : kernel);
        }
    }

    public static final FilePromises NONE = new FilePromises(Versions.NONE, null, null, null, null, null);

    /** Stands for the absence of an interpreter, of libraries or of search paths. */
    public static final String NONE_WORD = "none";

    private static final int KIB = 1024;
    private static final int LONGEST = 255;
    private static final List<String> LEVELS = List.of("x86-64-v1", "x86-64-v2", "x86-64-v3", "x86-64-v4");
    private static final List<Integer> PAGES = List.of(4, 8, 16, 64, 256);
    private static final String UNIT = "KiB";

    public FilePromises {
        needed = needed == null ? null : List.copyOf(needed);
        if (needed != null) {
            needed.forEach(FilePromises::checkLibrary);
        }
        if (interpreter != null
                && !interpreter.equals(NONE_WORD)
                && !(interpreter.startsWith("/") && interpreter.length() > 1 && plain(interpreter))) {
            throw new IllegalArgumentException("interpreter: '" + interpreter
                    + "' is no absolute path: write one such as /lib64/ld-linux-x86-64.so.2, or none");
        }
        if (cpu != null && !LEVELS.contains(cpu)) {
            throw new IllegalArgumentException(
                    "cpu: '" + cpu + "' is no level: write one such as x86-64-v2, of " + String.join(", ", LEVELS));
        }
        if (rpath != null && !rpath.equals(NONE_WORD)) {
            throw new IllegalArgumentException(
                    "rpath: '" + rpath + "' cannot be promised: write none, such as rpath: none");
        }
    }

    /** See {@link Versions#glibc}. */
    public @Nullable VersionNumber glibc() {
        return versions.glibc();
    }

    /** See {@link Versions#libstdcxx}. */
    public @Nullable VersionNumber libstdcxx() {
        return versions.libstdcxx();
    }

    /** See {@link Versions#kernel}. */
    public @Nullable VersionNumber kernel() {
        return versions.kernel();
    }

    /** These, and of the others what these say nothing about. */
    public FilePromises or(FilePromises others) {
        return new FilePromises(
                versions.or(others.versions),
                needed == null ? others.needed : needed,
                interpreter == null ? others.interpreter : interpreter,
                cpu == null ? others.cpu : cpu,
                pageSize == null ? others.pageSize : pageSize,
                rpath == null ? others.rpath : rpath);
    }

    /**
     * Reads a version, such as {@code 2.28}.
     *
     * @param key what it is of, for the refusal
     * @throws IllegalArgumentException if it is none
     */
    public static VersionNumber version(String key, String text) {
        Optional<VersionNumber> version = VersionNumber.parse(text);
        if (version.isEmpty()) {
            throw new IllegalArgumentException(key + ": '" + text + "' is not a version: write one such as 2.28");
        }
        return version.get();
    }

    /**
     * Reads a page size, such as {@code 64 KiB} or {@code 64KiB}, as bytes.
     *
     * @throws IllegalArgumentException if no kernel has pages of that size
     */
    public static int pageSize(String text) {
        for (int kib : PAGES) {
            if (text.equals(kib + " " + UNIT) || text.equals(kib + UNIT)) {
                return kib * KIB;
            }
        }
        throw new IllegalArgumentException("pageSize: '" + text
                + "' is no page size: write 4 KiB, 8 KiB, 16 KiB, 64 KiB or 256 KiB, such as 64 KiB");
    }

    /**
     * Reads names of libraries with commas between, or {@link #NONE_WORD}.
     *
     * @throws IllegalArgumentException if one of them cannot be a name
     */
    static List<String> libraries(String text) {
        if (text.equals(NONE_WORD)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            checkLibrary(name);
            names.add(name);
        }
        return names;
    }

    private static void checkLibrary(String name) {
        if (name.isEmpty() || !plain(name)) {
            throw new IllegalArgumentException(
                    "needed: '" + name
                            + "' is no name of a library: write one such as libc.so.6, without spaces, of at most 255 characters");
        }
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return text.length() <= LONGEST;
    }
}

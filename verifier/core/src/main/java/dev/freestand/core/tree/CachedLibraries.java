package dev.freestand.core.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What glibc's loader takes from {@code ld.so.cache} for a name: at most one path on each processor. */
final class CachedLibraries {

    private static final long TLS_BIT = 1L << 63;
    private static final long X86_64_BIT = 1L << 1;
    /** AVX-512 and the platforms (sysdeps/x86/dl-hwcap.h of glibc up to 2.36). */
    private static final long X86_BITS = 1L << 2 | 0xfL << 48;

    private final LoaderAbi abi;
    private final GlibcBuild build;
    private final @Nullable String level;
    private final @Nullable LoaderCache cache;
    private final @Nullable String problem;

    private CachedLibraries(LoaderAbi abi, GlibcBuild build, @Nullable String level, LoaderCache.Read read) {
        this.abi = abi;
        this.build = build;
        this.level = level;
        this.cache = read.cache();
        this.problem = read.problem();
    }

    static CachedLibraries of(LibrarySearch.Ground ground, LoaderAbi abi, GlibcBuild build, @Nullable String level) {
        return new CachedLibraries(abi, build, level, read(ground, build.cache()));
    }

    private static LoaderCache.Read read(LibrarySearch.Ground ground, @Nullable String path) {
        FileTree.Place place = path == null ? null : ground.files.resolve(path).place();
        if (place == null) {
            return new LoaderCache.Read(null, null);
        }
        int alignment = ground.program.machine() == LoaderAbi.EM_386 ? 4 : 8;
        try (FileTree.OpenFile source = ground.files.open(place)) {
            LoaderCache.Read read = LoaderCache.read(source, ground.program.byteOrder(), alignment);
            String problem = read.problem();
            return problem == null
                    ? read
                    : new LoaderCache.Read(null, path + " " + problem + ": the loader passes over it");
        } catch (IOException e) {
            return new LoaderCache.Read(null, path + " cannot be read: " + e.getMessage());
        }
    }

    /** Why there is no cache though the file is there, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    boolean exhausted() {
        return cache != null && cache.exhausted();
    }

    /**
     * Paths for a name, in the order in which the loader prefers them; all but the last are for some processors only.
     *
     * @param path of the library
     * @param condition which processors take it, in words; null for all others
     */
    record Choice(String path, @Nullable String condition) {}

    List<Choice> find(String name) {
        if (cache == null) {
            return List.of();
        }
        List<LoaderCache.Entry> entries = new ArrayList<>();
        for (LoaderCache.Entry entry : cache.find(name)) {
            if (abi.cached(entry.flags())) {
                entries.add(entry);
            }
        }
        List<Choice> choices = new ArrayList<>();
        for (String subfolder : build.levels()) {
            for (LoaderCache.Entry entry : entries) {
                if (subfolder.equals(entry.level())) {
                    String needed = higher(subfolder, entry.noteLevel());
                    if (level == null) {
                        choices.add(new Choice(entry.path(), GlibcBuild.condition(needed)));
                    } else if (needed.compareTo(level) <= 0) {
                        return List.of(new Choice(entry.path(), null));
                    }
                }
            }
        }
        for (LoaderCache.Entry entry : entries) {
            if (entry.level() == null && possible(entry.hwcap())) {
                boolean all = always(entry.hwcap());
                choices.add(new Choice(
                        entry.path(), all ? null : "processors with hwcap 0x" + Long.toHexString(entry.hwcap())));
                if (all) {
                    break;
                }
            }
        }
        return choices;
    }

    /** The level of a folder, or that of the library's own note where it is higher. */
    private static String higher(String subfolder, int noteLevel) {
        String own = "x86-64-v" + (noteLevel + 1);
        return subfolder.startsWith("x86-64-v") && own.compareTo(subfolder) > 0 ? own : subfolder;
    }

    private boolean possible(long hwcap) {
        if (hwcap == 0) {
            return true;
        }
        boolean x86 = abi.platform().equals("x86_64");
        return build.legacy() && (!x86 || (hwcap & ~(TLS_BIT | X86_64_BIT | X86_BITS)) == 0);
    }

    private boolean always(long hwcap) {
        return hwcap == 0 || (abi.platform().equals("x86_64") && (hwcap & ~(TLS_BIT | X86_64_BIT)) == 0);
    }
}

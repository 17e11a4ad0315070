package dev.freestand.core.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the glibc of one root was built: read from its loader, and where that does not show it, concluded from where the loader
 * lies: Debian's lies in a multiarch folder and searches {@code /lib} too, that of Fedora or SUSE in {@code /lib64}, Arch's in
 * {@code /lib}; one elsewhere (Nix, Guix, a private build) searches its own folder only.
 *
 * @param folders the loader's default folders, in the order of search, without a slash at their ends
 * @param lib what $LIB stands for
 * @param libKnown whether the loader says so
 * @param cache path of its {@code ld.so.cache}; null where it has none
 * @param subfolders that it searches in each folder
 * @param levels subfolders of glibc-hwcaps, in the order of search
 * @param legacy whether it searches the older sort of processor subfolders
 * @param notes what is not known
 */
record GlibcBuild(
        List<String> folders,
        String lib,
        boolean libKnown,
        @Nullable String cache,
        List<Subfolder> subfolders,
        List<String> levels,
        boolean legacy,
        List<String> notes) {

    private static final String CACHE = "/etc/ld.so.cache";
    private static final String X86_64 = "x86_64";

    static GlibcBuild of(FileTree files, LoaderAbi abi, String interpreter, @Nullable String level) {
        FileTree.Place place = files.resolve(interpreter).place();
        LoaderText text = LoaderText.NONE;
        List<String> notes = new ArrayList<>();
        if (place != null) {
            try (FileTree.OpenFile source = files.open(place)) {
                text = LoaderText.read(source);
            } catch (IOException e) {
                notes.add("the loader cannot be read: " + e.getMessage());
            }
        }
        String path = place != null ? place.path() : interpreter;
        List<String> folders = new ArrayList<>();
        for (String folder : text.folders()) {
            folders.add(folder.substring(0, folder.length() - 1));
        }
        String own = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        if (folders.isEmpty()) {
            folders = usual(files, abi, own, place == null);
            if (place != null) {
                notes.add("the loader does not tell which folders it knows by itself: taken for "
                        + String.join(", ", folders));
            }
        }
        String first = folders.get(0);
        String cache = text.cache();
        if (cache == null && text.folders().isEmpty() && systems(own)) {
            cache = CACHE;
        }
        String lib = text.lib();
        return new GlibcBuild(
                folders,
                lib != null ? lib : first.startsWith("/") && systems(first) ? first.substring(1) : "lib",
                lib != null,
                cache,
                subfolders(text, abi, level),
                text.levels(),
                text.legacy(),
                notes);
    }

    private static List<String> usual(FileTree files, LoaderAbi abi, String folder, boolean absent) {
        String plain = folder.startsWith("/usr/") ? folder.substring("/usr".length()) : folder;
        for (String triplet : abi.triplets()) {
            String multiarch = "/lib/" + triplet;
            boolean there = plain.equals(multiarch)
                    || (absent && files.resolve(multiarch).place() != null);
            if (there) {
                return List.of(multiarch, "/usr" + multiarch, "/lib", "/usr/lib");
            }
        }
        return systems(plain) ? List.of(plain, "/usr" + plain) : List.of(folder);
    }

    /** Whether a folder is one of those that systems have their libraries in. */
    private static boolean systems(String folder) {
        String plain = folder.startsWith("/usr/") ? folder.substring("/usr".length()) : folder;
        for (String name : List.of("/lib", "/lib32", "/lib64", "/libx32")) {
            if (plain.equals(name) || plain.startsWith(name + "/")) {
                return true;
            }
        }
        return false;
    }

    /** In the order of search. What is for other processors than the one that is known is left out. */
    private static List<Subfolder> subfolders(LoaderText text, LoaderAbi abi, @Nullable String level) {
        List<Subfolder> all = new ArrayList<>();
        for (String each : text.levels()) {
            if (level == null) {
                all.add(new Subfolder("glibc-hwcaps/" + each, condition(each)));
            } else if (each.compareTo(level) <= 0) {
                all.add(new Subfolder("glibc-hwcaps/" + each, null));
            }
        }
        if (text.legacy() && !text.folders().isEmpty() && abi.platform().equals(X86_64)) {
            for (String prefix : List.of("tls/", "")) {
                for (String platform : List.of("haswell", "xeon_phi", X86_64)) {
                    String words = "processors of the platform " + platform;
                    all.add(new Subfolder(prefix + platform + "/avx512_1/" + X86_64, words + " with AVX-512"));
                    all.add(new Subfolder(prefix + platform + "/avx512_1", words + " with AVX-512"));
                    all.add(new Subfolder(prefix + platform + "/" + X86_64, words));
                    all.add(new Subfolder(prefix + platform, platform.equals(X86_64) ? null : words));
                }
                if (!prefix.isEmpty()) {
                    all.add(new Subfolder("tls", null));
                }
            }
        }
        return all;
    }

    static String condition(String level) {
        return "processors of level " + level;
    }

    /**
     * A folder below each of the searched ones that the loader looks into first.
     *
     * @param path such as {@code glibc-hwcaps/x86-64-v3}
     * @param condition the processors that it is for, in words; null where all are
     */
    record Subfolder(String path, @Nullable String condition) {}
}

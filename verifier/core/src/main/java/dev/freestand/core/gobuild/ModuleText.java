package dev.freestand.core.gobuild;

import dev.freestand.core.facts.GoBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text about modules and settings: lines of words between tabs, the whole between two marks of 16 bytes. Lines say
 * {@code path}, {@code mod} with path and version, {@code dep} for each dependency and {@code build} with a setting.
 */
final class ModuleText {

    /** Longest line that is read, in characters. */
    private static final int LONGEST = 512;

    /** Most modules that are listed; the largest programs have some thousand. */
    private static final int MOST_MODULES = 20_000;

    /** Settings that say for which machines and systems the code is; others, such as -ldflags, may hold anything. */
    private static final Set<String> KEPT = Set.of(
            "-buildmode",
            "CGO_ENABLED",
            "GOOS",
            "GOARCH",
            "GO386",
            "GOAMD64",
            "GOARM",
            "GOARM64",
            "GOMIPS",
            "GOMIPS64",
            "GOPPC64",
            "GORISCV64",
            "GOWASM",
            "GOFIPS140");

    private ModuleText() {}

    /** The record of a build, by the version of Go and the text, which may be missing. */
    static GoBuild build(String version, @Nullable String marked) {
        String path = null;
        String module = null;
        String moduleVersion = null;
        TreeMap<String, String> settings = new TreeMap<>();
        for (String line : unmarked(marked).split("\n")) {
            String[] words = line.split("\t");
            if (words.length < 2 || line.length() > LONGEST || !plain(line.replace("\t", ""))) {
                continue;
            }
            if (words[0].equals("path") && path == null) {
                path = words[1];
            } else if (words[0].equals("mod") && module == null) {
                module = words[1];
                moduleVersion = words.length > 2 && !words[2].isEmpty() ? words[2] : null;
            } else if (words[0].equals("build")) {
                int equals = words[1].indexOf('=');
                if (equals > 0 && KEPT.contains(words[1].substring(0, equals))) {
                    settings.put(words[1].substring(0, equals), words[1].substring(equals + 1));
                }
            }
        }
        return new GoBuild(version, module == null ? path : module, moduleVersion, settings);
    }

    /** The modules that are listed beside the main one, each in the place of that which it replaces. */
    static List<GoModule> modules(@Nullable String marked) {
        List<GoModule> modules = new ArrayList<>();
        boolean replaceable = false;
        for (String line : unmarked(marked).split("\n")) {
            String[] words = line.split("\t");
            boolean module = words.length > 2
                    && line.length() <= LONGEST
                    && plain(line.replace("\t", ""))
                    && !words[1].isEmpty()
                    && !words[2].isEmpty();
            if (module && words[0].equals("dep") && modules.size() < MOST_MODULES) {
                modules.add(new GoModule(words[1], words[2], null));
                replaceable = true;
            } else if (module && words[0].equals("=>") && replaceable) {
                GoModule replaced = modules.remove(modules.size() - 1);
                modules.add(new GoModule(words[1], words[2], replaced.path()));
                replaceable = false;
            } else {
                replaceable = false;
            }
        }
        return modules;
    }

    private static String unmarked(@Nullable String marked) {
        // The marks are not UTF-8, so their length in characters is not known: the first line begins at a known word.
        int start = marked == null ? -1 : marked.indexOf("path\t");
        return marked == null || start < 0 ? "" : marked.substring(start);
    }

    /** Whether a text has no control characters. */
    static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}

package dev.freestand.cli.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a deb installs: the files of the plan, with manual pages compressed (Debian policy, section 12.1), and what every
 * package of Debian has, where the project brings none of its own: copyright, changelog (12.5, 12.7) and a manual page.
 */
final class DebFiles {

    private static final String MANUALS = "/usr/share/man/";

    private DebFiles() {}

    static SortedMap<String, PackagedFile> of(PackagePlan plan) throws PackException, IOException {
        SortedMap<String, PackagedFile> files = new TreeMap<>();
        for (Map.Entry<String, PackagedFile> file : plan.files().entrySet()) {
            boolean compressed =
                    !file.getKey().startsWith(MANUALS) || file.getKey().endsWith(".gz");
            String place = compressed ? file.getKey() : file.getKey() + ".gz";
            PackagedFile content = compressed
                    ? file.getValue()
                    : new PackagedFile(PackagedFile.gzip(file.getValue().content()), false);
            if (files.put(place, content) != null) {
                throw new PackException("two files of a deb are named " + place
                        + ": manual pages are compressed in it; install the page once");
            }
        }
        if (files.keySet().stream().noneMatch(file -> isPageOf(plan.name(), file))) {
            files.put(MANUALS + "man1/" + plan.name() + ".1.gz", gzipped(DebTexts.manualPage(plan)));
        }
        files.putIfAbsent(plan.documentation() + "copyright", plain(DebTexts.copyright(plan)));
        // A version without a revision of the package's own: the changelog has the name that a native package gives it.
        files.putIfAbsent(plan.documentation() + "changelog.gz", gzipped(DebTexts.changelog(plan)));
        if (plan.isStatic()) {
            files.putIfAbsent("/usr/share/lintian/overrides/" + plan.name(), plain(DebTexts.override(plan)));
        }
        return files;
    }

    private static boolean isPageOf(String name, String file) {
        return file.startsWith(MANUALS)
                && file.substring(file.lastIndexOf('/') + 1).matches(Pattern.quote(name) + "\\.[0-9][a-z]*\\.gz");
    }

    private static PackagedFile plain(String text) {
        return new PackagedFile(text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static PackagedFile gzipped(String text) throws IOException {
        return new PackagedFile(PackagedFile.gzip(text.getBytes(StandardCharsets.UTF_8)), false);
    }
}

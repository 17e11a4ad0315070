package dev.freestand.cli.pack;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents that a deb contains about itself, made from {@code freestand.yaml}. */
final class DebTexts {

    /** Beginnings of SPDX identifiers, and what Debian calls the licence in /usr/share/common-licenses. */
    private static final Map<String, String> COMMON = new TreeMap<>(Map.ofEntries(
            Map.entry("Apache-2.0", "Apache-2.0"),
            Map.entry("CC0-1.0", "CC0-1.0"),
            Map.entry("GFDL-1.2", "GFDL-1.2"),
            Map.entry("GFDL-1.3", "GFDL-1.3"),
            Map.entry("GPL-1.0", "GPL-1"),
            Map.entry("GPL-2.0", "GPL-2"),
            Map.entry("GPL-3.0", "GPL-3"),
            Map.entry("LGPL-2.0", "LGPL-2"),
            Map.entry("LGPL-2.1", "LGPL-2.1"),
            Map.entry("LGPL-3.0", "LGPL-3"),
            Map.entry("MPL-1.1", "MPL-1.1"),
            Map.entry("MPL-2.0", "MPL-2.0")));

    /** The date of a changelog (deb-changelog(5)). */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private DebTexts() {}

    /** Who answers for the package, its licence, and where the text of that is; no claim who holds the copyright. */
    static String copyright(PackagePlan plan) {
        String homepage = plan.metadata().homepage();
        String license = plan.metadata().license();
        return "This is " + plan.name() + ", packaged by " + plan.metadata().maintainer() + ".\n"
                + (homepage == null ? "" : "Source: " + homepage + "\n")
                + "\nCopyright: the authors of " + plan.name() + "; this package is dated "
                + plan.released().atOffset(ZoneOffset.UTC).toLocalDate() + ".\n"
                + "\nLicense: " + license + " (an SPDX expression; see https://spdx.org/licenses/)\n"
                + texts(plan, license)
                        .map(place -> "\nThe text of the license is in " + place + ".\n")
                        .collect(Collectors.joining());
    }

    private static Stream<String> texts(PackagePlan plan, String license) {
        Stream<String> common = Stream.of(license.split("[^A-Za-z0-9.+-]+"))
                .flatMap(word -> COMMON.entrySet().stream()
                        .filter(each -> word.equals(each.getKey())
                                || word.equals(each.getKey() + "+")
                                || word.startsWith(each.getKey() + "-"))
                        .map(each -> "/usr/share/common-licenses/" + each.getValue()));
        Stream<String> own = plan.files().keySet().stream()
                .filter(file -> file.startsWith(plan.documentation()))
                .filter(file -> file.substring(plan.documentation().length()).matches("(?i)(licen[sc]e|copying).*"));
        return Stream.concat(common, own).distinct();
    }

    /** One entry, of this version. */
    static String changelog(PackagePlan plan) {
        return plan.name() + " (" + plan.managedVersion().deb() + ") unstable; urgency=medium\n\n  * Version "
                + plan.version() + ".\n\n -- " + plan.metadata().maintainer() + "  "
                + DATE.format(plan.released().atOffset(ZoneOffset.UTC)) + "\n";
    }

    /** The package's own words as a manual page (man-pages(7)). */
    static String manualPage(PackagePlan plan) {
        String homepage = plan.metadata().homepage();
        return ".\\\" Made from the description of the package.\n.TH \""
                + roff(plan.name().toUpperCase(Locale.ROOT))
                + "\" 1 \"" + plan.released().atOffset(ZoneOffset.UTC).toLocalDate() + "\" \"" + roff(plan.name()) + " "
                + roff(plan.version()) + "\"\n.SH NAME\n"
                + line(plan.name() + " - " + plan.metadata().summary())
                + "\n.SH DESCRIPTION\n"
                + plan.description().lines().map(DebTexts::line).collect(Collectors.joining("\n")) + "\n"
                + (homepage == null ? "" : ".SH SEE ALSO\n" + line(homepage) + "\n");
    }

    /** A line of text, whatever it begins with; a blank one divides paragraphs. */
    private static String line(String text) {
        String words = roff(text.strip());
        return words.isEmpty() ? ".PP" : words.startsWith(".") || words.startsWith("'") ? "\\&" + words : words;
    }

    private static String roff(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }

    /** What lintian would call an error and is the point of the package. */
    static String override(PackagePlan plan) {
        return "# It is linked statically on purpose: the same file runs on every Linux of its architecture.\n"
                + plan.name() + ": statically-linked-binary *usr/bin/" + plan.name() + "*\n";
    }
}

package dev.freestand.containers.situation;

import dev.freestand.verifier.proof.OpenedPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which path shows which hazard: the files behind the rules FS301 to FS309, by the ids of the rules. */
final class HazardPaths {

    /** What glibc itself consists of: it comes along with whatever is loaded. */
    private static final String OWN =
            "(?!libc\\.so|libm\\.so|libpthread\\.so|libdl\\.so|librt\\.so|libresolv\\.so|ld-)";

    /** Of the evidence for one rule, that of the first pattern is best: a library that is loaded before a file that is read. */
    private static final SortedMap<String, List<Pattern>> PATTERNS = new TreeMap<>(Map.of(
            "FS301", patterns(".*/libnss_[^/]*\\.so[.0-9]*", "/etc/nsswitch\\.conf", "/(var/)?run/nscd/socket"),
            "FS302", patterns("/etc/resolv\\.conf", "/etc/(hosts|host\\.conf)"),
            "FS303", patterns("(?!.*/gconv/)(?:.*/)?(?!libnss_)" + OWN + "[^/]+\\.so(\\.[0-9]+)*"),
            "FS304", patterns(".*/gconv/[^/]+\\.so", ".*/gconv/gconv-modules.*", ".*/gconv-modules\\.cache"),
            "FS305", patterns("/usr/(lib|lib64|share)/locale(/.*)?", "/usr/share/i18n/.*"),
            "FS306", patterns("/etc/localtime", "/usr/(share|lib)/zoneinfo(/.*)?", "/etc/timezone"),
            "FS307", patterns("/etc/(passwd|group|shadow)"),
            "FS308",
                    patterns(
                            "/etc/ssl/(cert\\.pem|certs(/.*)?|ca-bundle\\.pem)",
                            "/etc/pki/.*",
                            "/usr/(local/)?share/ca-certificates(/.*)?",
                            "/usr/(local/)?(lib/)?ssl/(cert\\.pem|certs(/.*)?)"),
            "FS309", patterns("(/var|/usr)?/tmp(/(?!freestand/).*)?")));

    private HazardPaths() {}

    private static List<Pattern> patterns(String... texts) {
        return Arrays.stream(texts).map(Pattern::compile).toList();
    }

    /** The rules that a path says something about, with how good it is: 0 is best. What is the behaviour's own shows nothing. */
    static SortedMap<String, Integer> rules(OpenedPath opened) {
        SortedMap<String, Integer> found = new TreeMap<>();
        if (opened.own() || opened.startUp() != null) {
            return found;
        }
        PATTERNS.forEach((rule, patterns) -> {
            for (int i = 0; i < patterns.size(); i++) {
                if (patterns.get(i).matcher(opened.path()).matches()) {
                    // What was opened is better than what was tried; what is loaded is better than what is read.
                    found.put(rule, 2 * i + (opened.error() == null ? 0 : 1));
                    return;
                }
            }
        });
        return found;
    }
}

package dev.freestand.core.tree;

import dev.freestand.core.elf.VersionNeed;
import dev.freestand.core.floor.PackedRelocations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the libraries that were found define the symbol versions that are needed of them, as glibc's loader asks
 * ({@code _dl_check_all_versions}). A library without any versions passes, and so does a weak need.
 */
final class VersionCheck {

    private static final int MOST = 1000;
    private static final String LIBC = "libc.so.6";

    private final List<LoadingObject> links;

    VersionCheck(List<LoadingObject> links) {
        this.links = links;
    }

    /**
     * Versions that are not there, in the order of the loader's questions.
     *
     * @param refused why the loader does not start objects that it found, one sentence each
     * @param problem why the list may be incomplete, or null
     */
    record Result(
            List<MissingVersion> missing,
            List<String> refused,
            @Nullable String problem) {}

    Result run() {
        List<MissingVersion> missing = new ArrayList<>();
        for (LoadingObject link : links) {
            for (VersionNeed need : link.facts.versions().needed()) {
                LoadingObject target = named(need.library());
                if (target != null && target.facts.versions().problem() != null) {
                    return new Result(
                            missing,
                            List.of(),
                            target.path + ": " + target.facts.versions().problem());
                }
                if (missing.size() >= MOST) {
                    return new Result(missing, List.of(), "more than " + MOST + " versions are missing");
                }
                Set<String> defined =
                        target == null ? Set.of() : target.facts.versions().defined();
                // A library that is not loaded under that name: the loader ends itself.
                if ((target == null || !need.weak()) && defined != null && !defined.contains(need.version())) {
                    missing.add(new MissingVersion(
                            link.path,
                            need.library(),
                            target == null ? null : target.path,
                            need.version(),
                            newest(need.version(), defined)));
                }
            }
        }
        return new Result(missing, packedRelocations(), null);
    }

    /** Objects whose packed relocations this glibc refuses or leaves alone ({@code _dl_check_map_versions}). */
    private List<String> packedRelocations() {
        LoadingObject libc = named(LIBC);
        Set<String> defined = libc == null ? null : libc.facts.versions().defined();
        if (defined == null) {
            return List.of();
        }
        boolean knows = defined.contains(PackedRelocations.MARKER);
        List<String> refused = new ArrayList<>();
        for (LoadingObject link : links) {
            if (knows && link.facts.relocations().refused()) {
                refused.add(link.path + " has packed relocations (DT_RELR) and does not need "
                        + PackedRelocations.MARKER + ": this glibc refuses it");
            } else if (!knows && link.facts.relocations().packed()) {
                refused.add(
                        link.path + " has packed relocations (DT_RELR), which this glibc does not apply: it does not"
                                + " define " + PackedRelocations.MARKER);
            }
        }
        return refused;
    }

    private @Nullable LoadingObject named(String library) {
        for (LoadingObject link : links) {
            if (link.names.contains(library) || library.equals(link.facts.soname())) {
                return link;
            }
        }
        return null;
    }

    /** The highest of the versions that begin as this one does, up to its last underscore. */
    private static @Nullable String newest(String version, Set<String> defined) {
        int underscore = version.lastIndexOf('_');
        if (underscore < 0) {
            return null;
        }
        String prefix = version.substring(0, underscore + 1);
        String best = null;
        for (String each : defined) {
            boolean number =
                    each.startsWith(prefix) && each.length() > prefix.length() && isDigit(each.charAt(prefix.length()));
            if (number && (best == null || compare(each, best) > 0)) {
                best = each;
            }
        }
        return best;
    }

    /** Runs of digits compare as numbers. */
    private static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                long mine = 0;
                for (; i < one.length() && isDigit(one.charAt(i)); i++) {
                    mine = mine * 10 + one.charAt(i) - '0';
                }
                long theirs = 0;
                for (; j < other.length() && isDigit(other.charAt(j)); j++) {
                    theirs = theirs * 10 + other.charAt(j) - '0';
                }
                if (mine != theirs) {
                    return mine < theirs ? -1 : 1;
                }
            } else if (one.charAt(i) != other.charAt(j)) {
                return one.charAt(i) - other.charAt(j);
            } else {
                i++;
                j++;
            }
        }
        return (one.length() - i) - (other.length() - j);
    }

    /** As for the loader, of ASCII alone. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

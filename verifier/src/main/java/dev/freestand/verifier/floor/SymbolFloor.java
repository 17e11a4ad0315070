package dev.freestand.verifier.floor;

import dev.freestand.verifier.elf.VersionNeed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The highest version needed for each prefix, such as {@code GLIBC} to {@code 2.34}. */
public final class SymbolFloor {

    /** Markers without a number, which the loader knows since the release that introduced them. */
    private static final String RELR_MARKER = "GLIBC_ABI_DT_RELR";

    private static final String RELR_RELEASE = "GLIBC_2.36";

    /** Versions by their numbers, 2.9 before 2.34; a text that is no version comes before every one. */
    private static final Comparator<String> ORDER = Comparator.comparing(
            text -> VersionNumber.parse(text).orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    private SymbolFloor() {}

    /** The order in which versions are higher or lower. */
    public static Comparator<String> order() {
        return ORDER;
    }

    /**
     * The floors. Weak needs do not count, because the loader goes on without them; names without a number at their end
     * ({@code GLIBC_PRIVATE}) have no place in an order, see {@link #unplaced}.
     */
    public static SortedMap<String, String> of(List<VersionNeed> needs) {
        SortedMap<String, VersionNumber> highest = new TreeMap<>();
        for (VersionNeed need : needs) {
            String name = plain(need.version());
            Optional<VersionNumber> version = number(name);
            if (!need.weak() && version.isPresent()) {
                highest.merge(
                        name.substring(0, name.lastIndexOf('_')), version.get(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
        SortedMap<String, String> floors = new TreeMap<>();
        highest.forEach((prefix, version) -> floors.put(prefix, version.text()));
        return floors;
    }

    /** The versions that the loader insists on and that have no place in an order, sorted. */
    static List<String> unplaced(List<VersionNeed> needs) {
        return needs.stream()
                .filter(need -> !need.weak())
                .map(need -> plain(need.version()))
                .filter(name -> !name.isEmpty() && number(name).isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** The number at the end of a version's name; empty where there is none, or no prefix before it. */
    private static Optional<VersionNumber> number(String name) {
        int split = name.lastIndexOf('_');
        return split > 0 ? VersionNumber.parse(name.substring(split + 1)) : Optional.empty();
    }

    /** A version's name, with the marker replaced by the release that introduced it. */
    static String plain(String version) {
        return version.equals(RELR_MARKER) ? RELR_RELEASE : version;
    }
}

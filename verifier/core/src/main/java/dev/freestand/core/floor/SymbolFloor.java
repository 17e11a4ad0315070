package dev.freestand.core.floor;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.VersionNeed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The highest version needed for each prefix, such as {@code GLIBC} to {@code 2.34}. */
public final class SymbolFloor {

    private static final String GLIBC = "GLIBC";

    /** A name without a number whose glibc is known for all of them: it came with what it stands for. */
    private static final String RELR_MARKER = "GLIBC_ABI_DT_RELR";

    private static final String RELR_RELEASE = "GLIBC_" + PackedRelocations.GLIBC_SINCE;

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
    static SortedMap<String, String> of(List<VersionNeed> needs) {
        SortedMap<String, VersionNumber> highest = new TreeMap<>();
        for (VersionNeed need : needs) {
            String name = plain(need.version());
            Optional<VersionNumber> version = number(name);
            if (counts(need) && version.isPresent()) {
                highest.merge(
                        name.substring(0, name.lastIndexOf('_')), version.get(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
        SortedMap<String, String> floors = new TreeMap<>();
        highest.forEach((prefix, version) -> floors.put(prefix, version.text()));
        return floors;
    }

    /**
     * The floors of a file. Packed relocations without the version that stands for them ask for the same glibc, in a file
     * with versions of glibc.
     */
    public static SortedMap<String, String> of(ElfFile file) {
        SortedMap<String, String> floors = of(file.versionNeeds());
        if (floors.containsKey(GLIBC) && PackedRelocations.in(file) && !PackedRelocations.refusedByGlibc(file)) {
            floors.merge(GLIBC, PackedRelocations.GLIBC_SINCE, (a, b) -> ORDER.compare(a, b) >= 0 ? a : b);
        }
        return floors;
    }

    /** The versions that the loader insists on and that have no place in an order, sorted. */
    static List<String> unplaced(List<VersionNeed> needs) {
        return needs.stream()
                .filter(SymbolFloor::counts)
                .map(need -> plain(need.version()))
                .filter(name -> !name.isEmpty() && number(name).isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a need says something of a library: weak ones do not, nor does libgcc_s under names of glibc. */
    public static boolean counts(VersionNeed need) {
        return !need.weak() && !(need.ofGccRuntime() && need.version().startsWith("GLIBC_"));
    }

    /** The number at the end of a version's name; empty where there is none, or no prefix before it. */
    private static Optional<VersionNumber> number(String name) {
        int split = name.lastIndexOf('_');
        return split > 0 ? VersionNumber.parse(name.substring(split + 1)) : Optional.empty();
    }

    /** Whether a version's name ends in a number, so that it has a place in an order. */
    public static boolean numbered(String name) {
        return number(name).isPresent();
    }

    /** A version's name, with the marker replaced by the release that introduced it. */
    public static String plain(String version) {
        return version.equals(RELR_MARKER) ? RELR_RELEASE : version;
    }
}

package dev.freestand.core.floor;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.name.NameList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What versions do not show about the releases that have them all. */
final class Caveats {

    /** Prefixes that releases are held against. */
    private static final Set<String> WEIGHED =
            Set.of("GLIBC", GccRuntime.GLIBCXX, GccRuntime.CXXABI, GccRuntime.GCC, MuslFloor.NAME);

    private static final int NAMED = 16;

    private Caveats() {}

    /**
     * In the order of their weight.
     *
     * @param releases that meet every floor, oldest first; at least one
     */
    static List<String> of(HostRequirements reach, List<Release> releases) {
        List<String> provisos = new ArrayList<>();
        processor(reach.level(), releases, provisos);
        if (reach.libc() == null && reach.kernel() == null) {
            provisos.add("the oldest kernel that will do is not stated");
        }
        String unchecked = releases.stream()
                .filter(release -> !release.checked())
                .map(Release::release)
                .collect(Collectors.joining(", "));
        if (!unchecked.isEmpty() && reach.libc() != null) {
            provisos.add("not confirmed: the versions of " + unchecked);
        }
        if (reach.libc() == LibcFlavour.MUSL) {
            provisos.add("musl has no symbol versions: only the names of functions tell which one is needed");
        }
        if (reach.libc() != null) {
            others(reach, provisos);
        }
        return provisos;
    }

    private static void processor(String level, List<Release> releases, List<String> provisos) {
        if (level.equals(ProcessorLevel.UNKNOWN)) {
            provisos.add("the processor level that it needs is not stated");
            return;
        }
        List<Release> less = releases.stream()
                .filter(release -> release.guaranteed().compareTo(level) < 0)
                .toList();
        if (!less.isEmpty()) {
            Release last = less.get(less.size() - 1);
            provisos.add(level + " is needed, which depends on the machine: not every one with " + last.distribution()
                    + " " + last.release() + " has more than " + last.guaranteed());
        }
    }

    private static void others(HostRequirements reach, List<String> provisos) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, String> floor : new TreeMap<>(reach.symbols()).entrySet()) {
            if (!WEIGHED.contains(floor.getKey())) {
                names.add(floor.getKey() + "_" + floor.getValue());
            }
        }
        reach.unplaced().stream()
                .filter(name -> !RequirementMatcher.NAMED.containsKey(name))
                .forEach(names::add);
        if (!names.isEmpty()) {
            provisos.add("not looked at: " + NameList.first(NAMED, names));
        }
    }
}

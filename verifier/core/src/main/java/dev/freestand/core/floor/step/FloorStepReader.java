package dev.freestand.core.floor.step;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.VersionNeed;
import dev.freestand.core.facts.FloorStep;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.floor.MuslFloor;
import dev.freestand.core.floor.NoteFloors;
import dev.freestand.core.floor.PackedRelocations;
import dev.freestand.core.floor.ProcessorLevel;
import dev.freestand.core.floor.SymbolFloor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts the steps of all floors of one file together. */
public final class FloorStepReader {

    /** Most symbols that one step names. */
    private static final int NAMED = 16;

    /** Most steps of one file: a hostile one can need a million versions. */
    private static final int MOST_STEPS = 200;

    private static final String GLIBC = "GLIBC";
    private static final String MUSL = "musl";
    private static final String LEVEL_1 = "x86-64-v1";

    private final ElfFile elf;
    private final List<Step> steps = new ArrayList<>();

    /** What one version is needed for, before it is known what lies below it. */
    private record Step(
            String floor, String version, String evidence, TreeSet<String> symbols, boolean counts, String fix) {}

    private FloorStepReader(ElfFile elf) {
        this.elf = elf;
    }

    /**
     * The steps, floor by floor, each from the highest down.
     *
     * @param imports what it imports from its libraries
     * @param processor the level that is stated for it
     */
    public static List<FloorStep> read(
            ElfFile elf, Linkage linkage, LibcFlavour libc, Symbols imports, ProcessorLevel processor) {
        FloorStepReader reader = new FloorStepReader(elf);
        if (linkage != Linkage.STATIC) {
            reader.versions(imports);
            reader.packed(libc);
            reader.functions(libc, imports);
            reader.hash(linkage);
        }
        reader.kernel();
        reader.processor(processor);
        return reader.steps();
    }

    private void versions(Symbols imports) {
        Map<Integer, TreeSet<String>> byVersion = new TreeMap<>();
        for (Symbol symbol : imports.all()) {
            if (symbol.version() > 1) {
                byVersion
                        .computeIfAbsent(symbol.version(), index -> new TreeSet<>())
                        .add(symbol.name());
            }
        }
        for (VersionNeed need : elf.versionNeeds()) {
            if (steps.size() == MOST_STEPS) {
                return;
            }
            String name = SymbolFloor.plain(need.version());
            boolean marker = !name.equals(need.version());
            boolean numbered = SymbolFloor.numbered(name);
            int split = numbered ? name.lastIndexOf('_') : name.length();
            String floor = name.substring(0, split);
            String version = numbered ? name.substring(split + 1) : "";
            String evidence = need.library() + (marker ? ", " + need.version() : "") + " (DT_VERNEED)";
            boolean runtime = need.ofGccRuntime() && need.version().startsWith("GLIBC_");
            if (need.version().isEmpty() || runtime) {
                continue;
            }
            TreeSet<String> symbols = byVersion.getOrDefault(need.index(), new TreeSet<>());
            steps.add(new Step(
                    floor,
                    version,
                    evidence + (need.weak() ? ", weak" : ""),
                    symbols,
                    SymbolFloor.counts(need),
                    need.weak()
                            ? FloorFixes.WEAK
                            : marker ? FloorFixes.PACKED : FloorFixes.version(elf.header(), floor, version, symbols)));
        }
    }

    /** Packed relocations without the version that stands for them. */
    private void packed(LibcFlavour libc) {
        boolean marked =
                elf.versionNeeds().stream().anyMatch(need -> need.version().equals(PackedRelocations.MARKER));
        if (!PackedRelocations.in(elf) || marked) {
            return;
        }
        boolean musl = libc == LibcFlavour.MUSL;
        if (musl || libc == LibcFlavour.GLIBC) {
            steps.add(new Step(
                    musl ? MUSL : GLIBC,
                    musl ? PackedRelocations.MUSL_SINCE : PackedRelocations.GLIBC_SINCE,
                    "packed relocations (DT_RELR)" + (musl ? "" : " without " + PackedRelocations.MARKER),
                    new TreeSet<>(),
                    true,
                    FloorFixes.PACKED));
        }
    }

    /** musl has no versions: the functions themselves tell how new it has to be. */
    private void functions(LibcFlavour libc, Symbols imports) {
        if (libc != LibcFlavour.MUSL) {
            return;
        }
        Map<String, TreeSet<String>> byRelease = new TreeMap<>();
        imports.undefined().forEach(symbol -> {
            String since = MuslFloor.since(symbol.name());
            if (since != null) {
                byRelease.computeIfAbsent(since, release -> new TreeSet<>()).add(symbol.name());
            }
        });
        byRelease.forEach((release, symbols) -> steps.add(
                new Step(MUSL, release, "functions that came with it (.dynsym)", symbols, true, FloorFixes.MUSL)));
    }

    private void hash(Linkage linkage) {
        boolean newOnly = elf.dynamic() != null
                && elf.dynamic().has(ElfConstants.DT_GNU_HASH)
                && !elf.dynamic().has(ElfConstants.DT_HASH);
        if (newOnly && linkage == Linkage.DYNAMIC) {
            steps.add(
                    new Step("hash table", "", "DT_GNU_HASH without DT_HASH", new TreeSet<>(), true, FloorFixes.HASH));
        }
    }

    private void kernel() {
        String kernel = NoteFloors.kernel(elf);
        if (kernel != null) {
            steps.add(new Step("kernel", kernel, "NT_GNU_ABI_TAG", new TreeSet<>(), true, FloorFixes.KERNEL));
        }
    }

    private void processor(ProcessorLevel processor) {
        String level = processor.level();
        if (!level.equals(ProcessorLevel.UNKNOWN)) {
            boolean baseline = level.equals(LEVEL_1);
            steps.add(new Step(
                    "cpu",
                    level,
                    processor.evidence(),
                    new TreeSet<>(),
                    true,
                    baseline ? FloorFixes.BASELINE : FloorFixes.processor(processor.evidence())));
        }
    }

    private List<FloorStep> steps() {
        Map<String, List<Step>> floors = new TreeMap<>();
        for (Step step : steps) {
            floors.computeIfAbsent(step.floor(), floor -> new ArrayList<>()).add(step);
        }
        List<FloorStep> steps = new ArrayList<>();
        floors.forEach((floor, all) -> {
            all.sort(Comparator.comparing(Step::version, Collections.reverseOrder(SymbolFloor.order()))
                    .thenComparing(Step::evidence));
            for (int i = 0; i < all.size(); i++) {
                Step step = all.get(i);
                steps.add(new FloorStep(
                        floor,
                        step.version(),
                        new FloorStep.Asking(
                                step.evidence(),
                                step.symbols().stream().limit(NAMED).toList(),
                                Math.max(0, step.symbols().size() - NAMED)),
                        step.counts(),
                        step.counts() ? below(all, i) : null,
                        step.fix()));
            }
        });
        return steps;
    }

    /** The next one that counts: it may be the same version, needed of another library. */
    private static @Nullable String below(List<Step> all, int index) {
        for (int i = index + 1; i < all.size(); i++) {
            if (all.get(i).counts() && !all.get(i).version().isEmpty()) {
                return all.get(i).version();
            }
        }
        return null;
    }
}

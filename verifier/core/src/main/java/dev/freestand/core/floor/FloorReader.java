package dev.freestand.core.floor;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.GoBuild;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.linkage.OtherSystem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together what stands behind the floors of one file. */
public final class FloorReader {

    private FloorReader() {}

    /**
     * The floors' causes, and where they are met. Nothing is said of where a file runs that is neither program nor
     * library, and no release is named without ground, see {@link ReleaseApplicability}.
     *
     * @param imports what it imports from its libraries
     * @param target what it was built for
     */
    public static Floors read(
            ElfFile file, FileKind kind, Linkage linkage, LibcFlavour libc, Symbols imports, Target target) {
        if (kind != FileKind.EXECUTABLE && kind != FileKind.SHARED_LIBRARY) {
            return Floors.UNKNOWN;
        }
        OtherSystem system = target.system();
        String noRelease = ReleaseApplicability.missing(file, kind, linkage, libc, system);
        return new Floors(
                FloorCauses.of(file.versionNeeds(), imports),
                noRelease == null
                        ? RelativeLibraryPaths.proviso(
                                file,
                                reach(
                                                file,
                                                linkage,
                                                libc,
                                                imports,
                                                target.processor().level())
                                        .runsOn())
                        : List.of(),
                target.processor().words(),
                kernel(file),
                noRelease,
                system == null ? null : system.name(),
                target.go());
    }

    /**
     * What a file was built for.
     *
     * @param system the operating system other than Linux that it is for, or null
     * @param go what Go's linker wrote about its build, or null
     * @param processor the level that is stated for it
     */
    public record Target(
            @Nullable OtherSystem system, @Nullable GoBuild go, ProcessorLevel processor) {}

    private static HostRequirements reach(
            ElfFile file, Linkage linkage, LibcFlavour libc, Symbols imports, String level) {
        if (linkage == Linkage.STATIC) {
            return new HostRequirements(null, Map.of(), List.of(), NoteFloors.kernel(file), level);
        }
        boolean packed = PackedRelocations.in(file);
        Map<String, String> floors = new TreeMap<>(SymbolFloor.of(file));
        if (libc == LibcFlavour.MUSL) {
            MuslFloor.of(imports, packed).ifPresent(version -> floors.put(MuslFloor.NAME, version));
        }
        return new HostRequirements(libc, floors, SymbolFloor.unplaced(file.versionNeeds()), null, level);
    }

    private static String kernel(ElfFile file) {
        String x32 = file.header().x32()
                ? "the kernel has to be built with the x32 ABI (CONFIG_X86_X32_ABI), which few distributions do; "
                : "";
        String floor = NoteFloors.kernel(file);
        return x32
                + (floor == null
                        ? "no NT_GNU_ABI_TAG note: no oldest kernel is stated"
                        : "Linux " + floor
                                + " by NT_GNU_ABI_TAG: the C library of the build is made for that or a newer one. On"
                                + " an older one glibc before 2.36 stops at the start, and a later one goes on and may"
                                + " fail. System calls that the program makes may want a newer one");
    }
}

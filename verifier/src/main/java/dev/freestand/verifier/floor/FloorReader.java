package dev.freestand.verifier.floor;

import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Symbols;
import dev.freestand.verifier.proof.Floors;
import dev.freestand.verifier.proof.Kind;
import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.proof.Linkage;
import dev.freestand.verifier.proof.RunsOn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together what stands behind the floors of one file. */
public final class FloorReader {

    private FloorReader() {}

    /**
     * The floors' causes, and where they are met. Nothing is said of where a file runs that is neither program nor
     * library, or whose C library is not known.
     *
     * @param imports what it wants of its libraries
     */
    public static Floors read(ElfFile file, Kind kind, Linkage linkage, LibcFlavour libc, Symbols imports) {
        if (kind != Kind.EXECUTABLE && kind != Kind.SHARED_LIBRARY) {
            return Floors.UNKNOWN;
        }
        return new Floors(
                FloorCauses.of(file.versionNeeds(), imports),
                RelativeNeeds.proviso(file, runsOn(file, linkage, libc, imports)),
                cpu(file),
                kernel(file));
    }

    private static List<RunsOn> runsOn(ElfFile file, Linkage linkage, LibcFlavour libc, Symbols imports) {
        if (linkage == Linkage.STATIC) {
            return new Reach(null, Map.of(), List.of(), HostFloor.kernel(file), level(file)).runsOn();
        }
        boolean known = libc == LibcFlavour.GLIBC || libc == LibcFlavour.MUSL;
        if (linkage != Linkage.DYNAMIC || !known) {
            return List.of();
        }
        Map<String, String> floors = new TreeMap<>(SymbolFloor.of(file.versionNeeds()));
        if (libc == LibcFlavour.MUSL) {
            MuslFloor.of(imports).ifPresent(version -> floors.put(MuslFloor.NAME, version));
        }
        return new Reach(libc, floors, SymbolFloor.unplaced(file.versionNeeds()), null, level(file)).runsOn();
    }

    /** The processor level; null for any machine but the 64-bit x86-64 that the table of releases is of. */
    private static @Nullable String level(ElfFile file) {
        boolean common = file.header().machine() == ElfConstants.EM_X86_64
                && file.header().bits() == 64;
        return common ? HostFloor.isaLevel(file) : null;
    }

    private static String cpu(ElfFile file) {
        if (file.header().machine() != ElfConstants.EM_X86_64) {
            return "this machine has no note on processor levels";
        }
        String level = HostFloor.isaLevel(file);
        return level.equals("unknown")
                ? "no GNU_PROPERTY_X86_ISA_1_NEEDED note: the level is not stated, and any may be needed"
                : level
                        + " by GNU_PROPERTY_X86_ISA_1_NEEDED: at least that. The linker gathers the note from its inputs,"
                        + " start files such as crt1.o among them, so it may ask for more than the code does; and it does"
                        + " not prove that no newer instruction is used, guarded by cpuid or not";
    }

    private static String kernel(ElfFile file) {
        String floor = HostFloor.kernel(file);
        return floor == null
                ? "no NT_GNU_ABI_TAG note: no oldest kernel is stated"
                : "Linux " + floor
                        + " by NT_GNU_ABI_TAG: the C library of the build is made for that or a newer one. On"
                        + " an older one glibc before 2.36 stops at the start, and a later one goes on and may fail."
                        + " System calls that the program makes may want a newer one";
    }
}

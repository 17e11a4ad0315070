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
                FloorCauses.of(file.versionNeeds(), imports), runsOn(file, linkage, libc), cpu(file), kernel(file));
    }

    private static List<RunsOn> runsOn(ElfFile file, Linkage linkage, LibcFlavour libc) {
        if (linkage == Linkage.STATIC) {
            return new Reach(null, SymbolFloor.of(file.versionNeeds()), HostFloor.kernel(file)).runsOn();
        }
        boolean known = libc == LibcFlavour.GLIBC || libc == LibcFlavour.MUSL;
        return linkage == Linkage.DYNAMIC && known
                ? new Reach(libc, SymbolFloor.of(file.versionNeeds()), null).runsOn()
                : List.of();
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
                : "Linux " + floor + " by NT_GNU_ABI_TAG: the C library of the build stops on older ones; system calls"
                        + " that the program makes may want newer ones";
    }
}

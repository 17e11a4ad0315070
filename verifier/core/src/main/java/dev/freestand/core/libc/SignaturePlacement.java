package dev.freestand.core.libc;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.search.PatternMatches;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Tells marks that stand where a linker puts them from those that stand elsewhere. */
final class SignaturePlacement {

    private SignaturePlacement() {}

    /**
     * The marks found.
     *
     * @param placed those that stand where a linker puts them, each with the file offset of its first occurrence:
     *     instructions in executable segments, texts in others unless all of them are executable
     * @param seen all of them
     */
    record Marks(Map<LibcSignature, Long> placed, Set<LibcSignature> seen) {}

    /** The marks found in memory that is read-only. */
    static Marks marks(ElfFile file, PatternMatches sightings) {
        boolean textsApart = file.segments(ElfConstants.PT_LOAD)
                .anyMatch(load -> !load.writable() && !load.executable() && load.fileSize() > 0);
        Map<LibcSignature, Long> placed = new EnumMap<>(LibcSignature.class);
        Set<LibcSignature> seen = EnumSet.noneOf(LibcSignature.class);
        for (LibcSignature mark : LibcSignature.values()) {
            Long inCode = sightings.inCode(mark.bytes());
            Long inData = sightings.inData(mark.bytes());
            if (inCode != null || inData != null) {
                seen.add(mark);
            }
            Long here = mark.code() || !textsApart ? inCode : inData;
            if (here != null) {
                placed.put(mark, here);
            }
        }
        return new Marks(placed, seen);
    }
}

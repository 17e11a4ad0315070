package dev.freestand.verifier.libc;

import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Sightings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Tells marks that stand where a linker puts them from those that stand elsewhere. */
final class Scan {

    private Scan() {}

    /**
     * The marks found.
     *
     * @param placed those that stand where a linker puts them, each with the file offset of its first occurrence:
     *     instructions in executable segments, texts in others unless all of them are executable
     * @param seen all of them
     */
    record Marks(Map<Mark, Long> placed, Set<Mark> seen) {}

    /** The marks found in memory that is read-only. */
    static Marks marks(ElfFile file, Sightings sightings) {
        boolean textsApart = file.segments(ElfConstants.PT_LOAD)
                .anyMatch(load -> !load.writable() && !load.executable() && load.fileSize() > 0);
        Map<Mark, Long> placed = new EnumMap<>(Mark.class);
        Set<Mark> seen = EnumSet.noneOf(Mark.class);
        for (Mark mark : Mark.values()) {
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

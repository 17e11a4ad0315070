package dev.freestand.core.linkage;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Machine;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Linkage;
import java.util.List;
import java.util.Optional;

/** Reads the evidence on linkage from segments, never from sections. */
public final class SegmentEvidence {

    /** The smallest page of any machine that Linux runs on. */
    private static final long PAGE = 4096;

    private SegmentEvidence() {}

    /**
     * The evidence in a file.
     *
     * @param packer name of the packer whose marks were found, or empty
     */
    public static LinkageEvidence evidence(ElfFile file, FileKind kind, String packer) {
        if (file.companion() != SeparateDebugFile.NONE) {
            return new LinkageEvidence.OfAnother(file.companion() == SeparateDebugFile.BY_SEGMENTS);
        }
        if (kind != FileKind.EXECUTABLE) {
            // A core dump's segments are a process's memory; only a library's own needs say how it is linked.
            return new LinkageEvidence.NotAProgram(
                    kind.label(), kind == FileKind.SHARED_LIBRARY ? file.needed() : List.of());
        }
        if (!packer.isEmpty()) {
            return new LinkageEvidence.Packed(packer);
        }
        // Of x32 the kernel has a way to load that looks at the class: it is one program, or none.
        if (file.header().classMismatch() && !file.header().x32()) {
            return new LinkageEvidence.OtherClass(Machine.name(file.header()));
        }
        if (file.interpreter() != null || !file.needed().isEmpty()) {
            return new LinkageEvidence.NeedsOthers(file.interpreter() != null, file.needed());
        }
        if (file.segments(ElfConstants.PT_LOAD).noneMatch(load -> load.memorySize() != 0)) {
            return new LinkageEvidence.NothingToLoad();
        }
        Optional<Segment> unmapped = file.segments(ElfConstants.PT_LOAD)
                .filter(load -> load.fileSize() != 0 && (load.address() - load.offset()) % PAGE != 0)
                .findFirst();
        if (unmapped.isPresent()) {
            return new LinkageEvidence.NotMapped(
                    unmapped.get().offset(), unmapped.get().address());
        }
        long entry = file.header().entry();
        if (file.segments(ElfConstants.PT_LOAD).noneMatch(load -> load.holds(entry))) {
            return new LinkageEvidence.NothingToStart(entry);
        }
        return new LinkageEvidence.NeedsNobody(FileKinds.pie(file));
    }

    /** The answer that the evidence gives. A library that needs others is dynamic; one that needs none says nothing. */
    public static Linkage linkage(LinkageEvidence evidence) {
        if (evidence instanceof LinkageEvidence.NeedsOthers) {
            return Linkage.DYNAMIC;
        }
        if (evidence instanceof LinkageEvidence.NeedsNobody) {
            return Linkage.STATIC;
        }
        if (evidence instanceof LinkageEvidence.ForOtherSystem other) {
            return linkage(other.segments());
        }
        if (evidence instanceof LinkageEvidence.NotAProgram other
                && !other.needed().isEmpty()) {
            return Linkage.DYNAMIC;
        }
        return Linkage.UNKNOWN;
    }
}

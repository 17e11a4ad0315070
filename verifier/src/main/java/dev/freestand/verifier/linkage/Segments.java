package dev.freestand.verifier.linkage;

import dev.freestand.verifier.elf.Companion;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Machine;
import dev.freestand.verifier.elf.Segment;
import dev.freestand.verifier.proof.Kind;
import dev.freestand.verifier.proof.Linkage;
import java.util.List;
import java.util.Optional;

/** Reads the evidence on linkage from segments, never from sections. */
public final class Segments {

    /** The smallest page of any machine that Linux runs on. */
    private static final long PAGE = 4096;

    private Segments() {}

    /**
     * The evidence in a file.
     *
     * @param packer name of the packer whose marks were found, or empty
     */
    public static Evidence evidence(ElfFile file, Kind kind, String packer) {
        if (file.companion() != Companion.NONE) {
            return new Evidence.OfAnother(file.companion() == Companion.BY_SEGMENTS);
        }
        if (kind != Kind.EXECUTABLE) {
            // A core dump's segments are a process's memory; only a library's own needs say how it is linked.
            return new Evidence.NotAProgram(kind.label(), kind == Kind.SHARED_LIBRARY ? file.needed() : List.of());
        }
        if (!packer.isEmpty()) {
            return new Evidence.Packed(packer);
        }
        // Of x32 the kernel has a way to load that looks at the class: it is one program, or none.
        if (file.header().classMismatch() && !file.header().x32()) {
            return new Evidence.OtherClass(Machine.name(file.header()));
        }
        if (file.interpreter() != null || !file.needed().isEmpty()) {
            return new Evidence.NeedsOthers(file.interpreter() != null, file.needed());
        }
        if (file.segments(ElfConstants.PT_LOAD).noneMatch(load -> load.memorySize() != 0)) {
            return new Evidence.NothingToLoad();
        }
        Optional<Segment> unmapped = file.segments(ElfConstants.PT_LOAD)
                .filter(load -> load.fileSize() != 0 && (load.address() - load.offset()) % PAGE != 0)
                .findFirst();
        if (unmapped.isPresent()) {
            return new Evidence.NotMapped(
                    unmapped.get().offset(), unmapped.get().address());
        }
        long entry = file.header().entry();
        if (file.segments(ElfConstants.PT_LOAD).noneMatch(load -> load.holds(entry))) {
            return new Evidence.NothingToStart(entry);
        }
        return new Evidence.NeedsNobody(Kinds.pie(file));
    }

    /** The answer that the evidence gives. A library that needs others is dynamic; one that needs none says nothing. */
    public static Linkage linkage(Evidence evidence) {
        if (evidence instanceof Evidence.NeedsOthers) {
            return Linkage.DYNAMIC;
        }
        if (evidence instanceof Evidence.NeedsNobody) {
            return Linkage.STATIC;
        }
        if (evidence instanceof Evidence.ForOtherSystem other) {
            return linkage(other.segments());
        }
        if (evidence instanceof Evidence.NotAProgram other && !other.needed().isEmpty()) {
            return Linkage.DYNAMIC;
        }
        return Linkage.UNKNOWN;
    }
}

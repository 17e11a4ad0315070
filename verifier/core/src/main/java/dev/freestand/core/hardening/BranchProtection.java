package dev.freestand.core.hardening;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Notes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file's property note marks it for. The linker sets a mark only where every input has it, and the loader turns
 * the protection on only where every library has it too.
 */
final class BranchProtection {

    private BranchProtection() {}

    /** The marks; null on machines that have none. */
    static @Nullable List<String> of(ElfFile file) {
        return switch (file.header().machine()) {
            case ElfConstants.EM_X86_64, ElfConstants.EM_386 -> marks(file, Notes.X86_FEATURE_1_AND, "IBT", "SHSTK");
            case ElfConstants.EM_AARCH64 -> marks(file, Notes.AARCH64_FEATURE_1_AND, "BTI", "PAC");
            default -> null;
        };
    }

    private static List<String> marks(ElfFile file, long property, String first, String second) {
        long bits = file.notes().property(property).orElse(0);
        List<String> marks = new ArrayList<>();
        if ((bits & 1) != 0) {
            marks.add(first);
        }
        if ((bits & 2) != 0) {
            marks.add(second);
        }
        return marks;
    }
}

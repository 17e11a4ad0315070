package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.search.PatternMatches;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.policy.Variant;

/**
 * What is changed.
 *
 * @param variant what is asked of the file
 * @param bytes its content
 * @param memory the patterns that were found in it
 * @param elf its records
 * @param file what was found in it, without witnesses and other files
 * @param sha256 digest of its content, lower-case hex
 */
record OriginalVariant(
        Variant variant, byte[] bytes, PatternMatches.Memory memory, ElfFile elf, FileReport file, String sha256) {

    /** For changes of its bytes, which stay as they are. */
    ElfEditor editor() {
        return new ElfEditor(elf, new RevisedBytes(bytes, memory));
    }
}

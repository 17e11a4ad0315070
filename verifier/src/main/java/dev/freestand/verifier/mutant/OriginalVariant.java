package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.policy.Variant;

/**
 * What is changed.
 *
 * @param variant what is asked of the file
 * @param bytes its content
 * @param elf its records
 * @param file what was found in it, without witnesses and other files
 * @param sha256 digest of its content, lower-case hex
 */
record OriginalVariant(Variant variant, byte[] bytes, ElfFile elf, FileReport file, String sha256) {}

package dev.freestand.verifier.mutant;

import dev.freestand.core.analysis.ElfAnalyzer;
import dev.freestand.core.analysis.FileReports;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.search.PatternMatches;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.hazard.AuxiliaryFiles;
import dev.freestand.verifier.policy.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Inspects bytes in memory: the same questions as of a file, without witnesses and files beside it. */
final class MemoryInspection {

    private MemoryInspection() {}

    /**
     * What is changed of a variant.
     *
     * @throws ElfFormatException if the bytes are no ELF file that can be read
     */
    static OriginalVariant original(Variant variant, byte[] bytes, String sha256) throws ElfFormatException {
        try {
            PatternMatches.Memory memory = new PatternMatches.Memory();
            ByteSource source = new RevisedBytes(bytes, memory);
            ElfFile elf = ElfReader.read(source);
            return new OriginalVariant(variant, bytes, memory, elf, report(variant, elf, source, sha256), sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
    }

    /**
     * A changed file. It keeps the digest of the original: whether that is compared is a matter of one change alone.
     *
     * @throws UnmadeMutantException if it cannot be read any more
     */
    static MutatedVariant changed(OriginalVariant original, ByteSource source) throws UnmadeMutantException {
        try {
            FileReport report = report(original.variant(), ElfReader.read(source), source, original.sha256());
            return new MutatedVariant(original.variant(), report, original.sha256());
        } catch (ElfFormatException e) {
            throw UnmadeMutantException.notTried("the changed file cannot be read: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
    }

    private static FileReport report(Variant variant, ElfFile elf, ByteSource source, String sha256)
            throws IOException {
        return FileReports.elf(
                new FileReport.Identity(variant.artifact(), sha256, source.size()),
                ElfAnalyzer.analyze(elf, source, AuxiliaryFiles.NONE, Privileges.UNKNOWN));
    }
}

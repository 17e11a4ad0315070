package dev.freestand.core.analysis;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.facts.Verdict;
import dev.freestand.core.floor.ProcessorLevel;
import dev.freestand.core.linkage.LinkageVerdict;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fills reports: one shape for ELF files, one for everything else. */
public final class FileReports {

    private FileReports() {}

    /** The report of an ELF file with the statements of witnesses. */
    public static FileReport elf(FileReport.Identity identity, AnalysisResult facts, List<ToolStatement> testimonies) {
        return elf(identity, facts, testimonies, LinkageVerdict.verdict(facts.evidence(), testimonies));
    }

    /** The report of an ELF file without witnesses. */
    public static FileReport elf(FileReport.Identity identity, AnalysisResult facts) {
        return elf(identity, facts, List.of(), LinkageVerdict.bySegments(facts.evidence()));
    }

    private static FileReport elf(
            FileReport.Identity identity, AnalysisResult facts, List<ToolStatement> testimonies, Verdict verdict) {
        return new FileReport(
                identity,
                facts.format(),
                facts.linking(),
                facts.requirements(),
                facts.structure(),
                facts.security(),
                new FileReport.Assessment(testimonies, verdict, null));
    }

    /** A report of no more than the kind of the file, and of the error if there was one. */
    private static FileReport plain(
            FileReport.Identity identity, FileKind kind, @Nullable String interpreter, @Nullable FileError error) {
        Verdict verdict = error == null
                ? new Verdict(
                        Outcome.NOT_APPLICABLE,
                        Linkage.UNKNOWN,
                        "a file of kind " + kind.label() + " is not linked at all")
                : new Verdict(Outcome.INCONCLUSIVE, Linkage.UNKNOWN, error.message());
        return new FileReport(
                identity,
                new FileReport.Format(kind, null, null, null),
                new FileReport.LinkageFacts(
                        Linkage.UNKNOWN, null, interpreter, List.of(), Libc.UNKNOWN, DlopenNotes.NONE),
                new FileReport.Requirements(new TreeMap<>(), null, ProcessorLevel.UNKNOWN, Floors.UNKNOWN, null, null),
                new FileReport.Structure(null, List.of(), Layout.UNKNOWN, false),
                new FileReport.Security(Hardening.UNKNOWN, Privileges.UNKNOWN),
                new FileReport.Assessment(List.of(), verdict, error));
    }

    /**
     * The report of a file that could not be read as ELF: a damaged one has an error, and one that is none has not.
     *
     * @param fault why the reader refused it
     * @throws IOException if the bytes cannot be read
     */
    public static FileReport notElf(FileReport.Identity identity, ByteSource source, ElfFormatException fault)
            throws IOException {
        if (fault.fault() != ElfFault.BAD_MAGIC) {
            return plain(identity, FileKind.UNREADABLE, null, FileErrors.of(fault));
        }
        String interpreter = Shebang.interpreter(source);
        return plain(identity, interpreter == null ? FileKind.NOT_ELF : FileKind.SCRIPT, interpreter, null);
    }

    /** The report of a path that could not be read. */
    public static FileReport unreadable(String path, FileError error) {
        return plain(new FileReport.Identity(path, null, 0), FileKind.UNREADABLE, null, error);
    }
}

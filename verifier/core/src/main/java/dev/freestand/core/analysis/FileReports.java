package dev.freestand.core.analysis;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Machine;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.SeparateDebugFile;
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
import dev.freestand.core.facts.SectionSize;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.facts.Verdict;
import dev.freestand.core.floor.HostFloor;
import dev.freestand.core.floor.ProcessorLevel;
import dev.freestand.core.floor.SymbolFloor;
import dev.freestand.core.layout.LayoutReader;
import dev.freestand.core.linkage.FileKinds;
import dev.freestand.core.linkage.LinkageEvidence;
import dev.freestand.core.linkage.LinkageVerdict;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fills reports: one shape for ELF files, one for everything else. */
public final class FileReports {

    private FileReports() {}

    public static FileReport elf(
            Content content,
            ElfFile elf,
            FileKind kind,
            LinkageEvidence evidence,
            AnalysisResult facts,
            List<ToolStatement> testimonies) {
        return new FileReport(
                content.path(),
                content.sha256(),
                content.size(),
                kind,
                elf.header().bits(),
                elf.header().byteOrder(),
                Machine.name(elf.header()),
                facts.linkage(),
                pie(elf, kind),
                elf.interpreter(),
                elf.needed(),
                facts.libc(),
                SymbolFloor.of(elf),
                HostFloor.kernel(elf),
                ProcessorLevel.of(elf, facts.floors().go()).level(),
                LayoutReader.stripped(elf, facts.layout()),
                sizes(elf.sections()),
                facts.hardening(),
                facts.hazards() == null ? null : facts.hazards().hazards(),
                testimonies,
                LinkageVerdict.verdict(evidence, testimonies),
                null,
                facts.hazards() == null ? null : facts.hazards().search(),
                facts.floors(),
                facts.layout(),
                elf.companion() != SeparateDebugFile.NONE,
                facts.privileges(),
                facts.dlopen());
    }

    /** Null for what is no program. */
    public static @Nullable Boolean pie(ElfFile elf, FileKind kind) {
        return kind == FileKind.EXECUTABLE ? FileKinds.pie(elf) : null;
    }

    /** A report that says no more than what sort of file it is, and where something went wrong, what. */
    public static FileReport plain(
            Content content, FileKind kind, @Nullable String interpreter, @Nullable FileError error) {
        Verdict verdict = error == null
                ? new Verdict(
                        Outcome.NOT_APPLICABLE,
                        Linkage.UNKNOWN,
                        "a file of kind " + kind.label() + " is not linked at all")
                : new Verdict(Outcome.INCONCLUSIVE, Linkage.UNKNOWN, error.message());
        return new FileReport(
                content.path(),
                content.sha256(),
                content.size(),
                kind,
                null,
                null,
                null,
                Linkage.UNKNOWN,
                null,
                interpreter,
                List.of(),
                Libc.UNKNOWN,
                new TreeMap<>(),
                null,
                ProcessorLevel.UNKNOWN,
                null,
                List.of(),
                Hardening.UNKNOWN,
                null,
                List.of(),
                verdict,
                error,
                null,
                Floors.UNKNOWN,
                Layout.UNKNOWN,
                false,
                Privileges.UNKNOWN,
                DlopenNotes.NONE);
    }

    /** What holds for any file: {@code sha256} is null where its content could not be read. */
    public record Content(String path, @Nullable String sha256, long size) {}

    private static List<SectionSize> sizes(Sections sections) {
        return sections.all().stream()
                .filter(section -> !section.name().isEmpty())
                .map(section -> new SectionSize(section.name(), section.size()))
                .toList();
    }
}

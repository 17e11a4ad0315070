package dev.freestand.verifier.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.FloorStep;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardSearch;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.facts.SectionSize;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.facts.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The fields of a {@link FileReport} in JSON, in their order. Proofs of earlier versions have fewer. */
record FileDocument(
        String path,
        @Nullable String sha256,
        long size,
        FileKind kind,
        @JsonProperty("class") @Nullable Integer bits,
        @Nullable Endianness byteOrder,
        @Nullable String machine,
        Linkage linkage,
        @Nullable Boolean pie,
        @Nullable String interpreter,
        List<String> needed,
        Libc libc,
        SortedMap<String, String> symbolFloor,
        @Nullable String kernelFloor,
        String isaLevel,
        @Nullable Boolean stripped,
        List<SectionSize> sections,
        Hardening hardening,
        @Nullable List<Hazard> hazards,
        List<ToolStatement> witnesses,
        Verdict verdict,
        @Nullable FileError error,
        @Nullable HazardSearch hazardSearch,
        Floors floors,
        Layout layout,
        boolean debugCompanion,
        Privileges privileges,
        DlopenNotes dlopen,
        List<FloorStep> ladder) {

    FileDocument {
        layout = Objects.requireNonNullElse(layout, Layout.UNKNOWN);
        privileges = Objects.requireNonNullElse(privileges, Privileges.UNKNOWN);
        dlopen = Objects.requireNonNullElse(dlopen, DlopenNotes.UNKNOWN);
        ladder = Objects.requireNonNullElse(ladder, List.of());
    }

    private static FileDocument of(FileReport report) {
        return new FileDocument(
                report.path(),
                report.sha256(),
                report.size(),
                report.kind(),
                report.format().bits(),
                report.format().byteOrder(),
                report.machine(),
                report.linkage(),
                report.pie(),
                report.interpreter(),
                report.needed(),
                report.libc(),
                report.symbolFloor(),
                report.kernelFloor(),
                report.isaLevel(),
                report.stripped(),
                report.sections(),
                report.hardening(),
                report.hazards(),
                report.witnesses(),
                report.verdict(),
                report.error(),
                report.hazardSearch(),
                report.floors(),
                report.structure().layout(),
                report.structure().debugCompanion(),
                report.security().privileges(),
                report.linking().dlopen(),
                report.ladder());
    }

    private FileReport report() {
        return new FileReport(
                new FileReport.Identity(path, sha256, size),
                new FileReport.Format(kind, bits, byteOrder, machine),
                new FileReport.LinkageFacts(linkage, pie, interpreter, needed, libc, dlopen),
                new FileReport.Requirements(symbolFloor, kernelFloor, isaLevel, floors, hazards, hazardSearch, ladder),
                new FileReport.Structure(stripped, sections, layout, debugCompanion),
                new FileReport.Security(hardening, privileges),
                new FileReport.Assessment(witnesses, verdict, error));
    }

    static final class Reader extends StdConverter<FileDocument, FileReport> {

        @Override
        public FileReport convert(FileDocument document) {
            return document.report();
        }
    }

    static final class Writer extends StdConverter<FileReport, FileDocument> {

        @Override
        public FileDocument convert(FileReport report) {
            return FileDocument.of(report);
        }
    }
}

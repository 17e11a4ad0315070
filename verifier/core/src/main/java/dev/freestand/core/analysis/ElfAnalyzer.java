package dev.freestand.core.analysis;

import dev.freestand.core.dlopen.DlopenReader;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Machine;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.read.SymbolReader;
import dev.freestand.core.elf.search.BytePatternMatcher;
import dev.freestand.core.elf.search.ElfContents;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.GoBuild;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.facts.SectionSize;
import dev.freestand.core.floor.FloorReader;
import dev.freestand.core.floor.NoteFloors;
import dev.freestand.core.floor.ProcessorLevel;
import dev.freestand.core.floor.SymbolFloor;
import dev.freestand.core.floor.step.FloorStepReader;
import dev.freestand.core.gobuild.GoBuildReader;
import dev.freestand.core.hardening.HardeningReader;
import dev.freestand.core.hazard.AuxiliaryFiles;
import dev.freestand.core.hazard.HazardFinder;
import dev.freestand.core.layout.LayoutReader;
import dev.freestand.core.libc.LibcFinder;
import dev.freestand.core.linkage.FileKinds;
import dev.freestand.core.linkage.LinkageEvidence;
import dev.freestand.core.linkage.OtherSystem;
import dev.freestand.core.linkage.Packers;
import dev.freestand.core.linkage.SegmentEvidence;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks every question that an ELF file's own bytes answer. */
public final class ElfAnalyzer {

    private ElfAnalyzer() {}

    /**
     * The answers.
     *
     * @param source the bytes that {@code elf} was read from
     * @param auxiliary other files with evidence of what it contains
     * @param privileges what its metadata in the file system grants
     * @throws IOException if the bytes cannot be read
     */
    public static AnalysisResult analyze(
            ElfFile elf, ByteSource source, AuxiliaryFiles auxiliary, Privileges privileges) throws IOException {
        FileKind kind = FileKinds.of(elf);
        LinkageEvidence evidence = SegmentEvidence.evidence(elf, kind, Packers.name(elf, source));
        Linkage linkage = SegmentEvidence.linkage(evidence);
        DlopenNotes dlopen = DlopenReader.read(elf, source);
        Libc libc;
        HazardFinder.Found hazards = null;
        if (linkage == Linkage.STATIC) {
            ElfContents contents = ElfContents.of(elf, source, Wanted.NEEDLES);
            libc = LibcFinder.inside(elf, source, contents);
            hazards = HazardFinder.find(elf, source, libc, contents, auxiliary, dlopen);
        } else {
            libc = LibcFinder.named(elf);
        }
        GoBuild go = GoBuildReader.read(elf, source);
        OtherSystem system = OtherSystem.of(elf, libc.flavour(), go);
        if (system != null) {
            libc = new Libc(
                    LibcFlavour.UNKNOWN, null, List.of(system.description() + ": its C library is not one of Linux's"));
            if (kind == FileKind.EXECUTABLE && linkage != Linkage.UNKNOWN) {
                evidence = new LinkageEvidence.ForOtherSystem(evidence, system.description());
            }
        }
        Symbols imports = SymbolReader.imports(elf, source);
        Boolean pie = kind == FileKind.EXECUTABLE ? FileKinds.pie(elf) : null;
        boolean started = kind == FileKind.EXECUTABLE || kind == FileKind.SHARED_LIBRARY;
        ProcessorLevel processor = ProcessorLevel.of(elf, source, started ? go : null);
        Floors floors = FloorReader.read(
                elf, kind, linkage, libc.flavour(), imports, new FloorReader.Target(system, go, processor));
        Layout layout = LayoutReader.read(elf, kind, source);
        return new AnalysisResult(
                new FileReport.Format(kind, elf.header().bits(), elf.header().byteOrder(), Machine.name(elf.header())),
                new FileReport.LinkageFacts(linkage, pie, elf.interpreter(), elf.needed(), libc, dlopen),
                new FileReport.Requirements(
                        SymbolFloor.of(elf),
                        NoteFloors.kernel(elf),
                        processor.level(),
                        floors,
                        hazards == null ? null : hazards.hazards(),
                        hazards == null ? null : hazards.search(),
                        started ? FloorStepReader.read(elf, linkage, libc.flavour(), imports, processor) : List.of()),
                new FileReport.Structure(
                        LayoutReader.stripped(elf, layout),
                        sizes(elf.sections()),
                        layout,
                        elf.companion() != SeparateDebugFile.NONE),
                new FileReport.Security(HardeningReader.read(elf, kind, pie, libc.flavour(), imports), privileges),
                evidence);
    }

    private static List<SectionSize> sizes(Sections sections) {
        return sections.all().stream()
                .filter(section -> !section.name().isEmpty())
                .map(section -> new SectionSize(section.name(), section.size()))
                .toList();
    }

    /** What is looked for in static programs; made ready when the first is met. */
    private static final class Wanted {

        static final BytePatternMatcher NEEDLES = needles();

        private static BytePatternMatcher needles() {
            Set<String> wanted = new HashSet<>(LibcFinder.marks());
            wanted.addAll(HazardFinder.texts());
            return new BytePatternMatcher(wanted);
        }
    }
}

package dev.freestand.verifier.inspect;

import dev.freestand.verifier.elf.Companion;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Machine;
import dev.freestand.verifier.elf.Sections;
import dev.freestand.verifier.floor.HostFloor;
import dev.freestand.verifier.floor.ProcessorLevel;
import dev.freestand.verifier.floor.SymbolFloor;
import dev.freestand.verifier.layout.LayoutReader;
import dev.freestand.verifier.linkage.Evidence;
import dev.freestand.verifier.linkage.Judge;
import dev.freestand.verifier.linkage.Kinds;
import dev.freestand.verifier.proof.DlopenNotes;
import dev.freestand.verifier.proof.FileError;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Floors;
import dev.freestand.verifier.proof.Hardening;
import dev.freestand.verifier.proof.Kind;
import dev.freestand.verifier.proof.Layout;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.Linkage;
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.proof.Privileges;
import dev.freestand.verifier.proof.SectionSize;
import dev.freestand.verifier.proof.Testimony;
import dev.freestand.verifier.proof.Verdict;
import java.nio.ByteOrder;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fills reports: one shape for ELF files, one for everything else. */
final class Reports {

    private Reports() {}

    static FileReport elf(
            Content content, ElfFile elf, Kind kind, Evidence evidence, Facts facts, List<Testimony> testimonies) {
        return new FileReport(
                content.path(),
                content.sha256(),
                content.size(),
                kind,
                elf.header().bits(),
                elf.header().byteOrder().equals(ByteOrder.LITTLE_ENDIAN) ? "little" : "big",
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
                Judge.verdict(evidence, testimonies),
                null,
                facts.hazards() == null ? null : facts.hazards().search(),
                facts.floors(),
                facts.layout(),
                elf.companion() != Companion.NONE,
                facts.privileges(),
                facts.dlopen());
    }

    /** Null for what is no program. */
    static @Nullable Boolean pie(ElfFile elf, Kind kind) {
        return kind == Kind.EXECUTABLE ? Kinds.pie(elf) : null;
    }

    /** A report that says no more than what sort of file it is, and where something went wrong, what. */
    static FileReport plain(Content content, Kind kind, @Nullable String interpreter, @Nullable FileError error) {
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
                "unknown",
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
    record Content(String path, @Nullable String sha256, long size) {}

    private static List<SectionSize> sizes(Sections sections) {
        return sections.all().stream()
                .filter(section -> !section.name().isEmpty())
                .map(section -> new SectionSize(section.name(), section.size()))
                .toList();
    }
}

package dev.freestand.cli.verify;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.size.SectionUsage;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.size.SymbolUsage;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.VariantSizes;
import dev.freestand.verifier.proof.VariantSizes.OtherSymbols;
import dev.freestand.verifier.proof.VariantSizes.SymbolSize;
import dev.freestand.verifier.size.SizeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures size breakdown in a variant: its sections, and its symbols by its separate debug file. */
final class SizeMeter {

    /** Symbols named one by one; the rest is summed by section. */
    private static final int MOST_ROOMS = 200;

    private SizeMeter() {}

    /** What could be measured; never fails, since what could not is said in the answer. */
    static VariantSizes measure(Variant variant, Path artifact, FileReport file) {
        SizeReport report;
        try {
            report = SizeReader.read(artifact, null, null);
        } catch (ElfFormatException | IOException e) {
            report = SizeReport.unmeasured(variant.artifact(), file.size(), String.valueOf(e.getMessage()));
        }
        List<SymbolUsage> symbols = report.symbols() == null ? List.of() : report.symbols();
        Long saved = report.saved();
        return new VariantSizes(
                variant.name(),
                variant.budget().file(),
                new TreeMap<>(variant.budget().sections()),
                saved == null ? null : report.twinSize(),
                report.sections().stream()
                        .filter(section -> section.file() == 0 && section.memory() > 0)
                        .map(SectionUsage::name)
                        .distinct()
                        .toList(),
                symbols.stream()
                        .limit(MOST_ROOMS)
                        .map(one -> new SymbolSize(one.section(), one.name(), one.bytes()))
                        .toList(),
                others(symbols.subList(Math.min(MOST_ROOMS, symbols.size()), symbols.size())),
                basis(report, artifact));
    }

    private static List<OtherSymbols> others(List<SymbolUsage> symbols) {
        Map<String, OtherSymbols> others = new TreeMap<>();
        for (SymbolUsage one : symbols) {
            others.merge(
                    one.section(),
                    new OtherSymbols(one.section(), 1, one.bytes()),
                    (left, right) -> new OtherSymbols(left.section(), left.count() + 1, left.size() + right.size()));
        }
        return new ArrayList<>(others.values());
    }

    /** Paths are relative to the file, since a proof does not contain the place where it was made. */
    private static String basis(SizeReport report, Path artifact) {
        String file = FileNames.shown(FileNames.absolute(artifact));
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        if (report.symbols() != null) {
            String twin = report.twin();
            return "the symbol table of "
                    + (twin == null
                            ? "the file"
                            : "the separate debug file " + twin.substring(twin.lastIndexOf('/') + 1));
        }
        return report.problems().isEmpty()
                ? "no symbol table in the file, and no separate debug file beside it"
                : String.join("; ", report.problems()).replace(folder, "");
    }
}

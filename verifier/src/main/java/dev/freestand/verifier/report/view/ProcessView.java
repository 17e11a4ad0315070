package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.MappedFile;
import dev.freestand.verifier.proof.Trace;
import dev.freestand.verifier.proof.VariantRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the processes of one variant map, as it was measured.
 *
 * @param variant the variant's name
 * @param measured how many behaviours were traced
 * @param rows every file that any of them had in its memory, each once
 * @param problems why others were not traced
 */
public record ProcessView(String variant, int measured, List<MappedRow> rows, List<String> problems) {

    /** Files in a drawing; the table has them all. */
    private static final int MOST_DRAWN = 14;

    static ProcessView of(VariantRecord variant, List<Trace> traces) {
        Set<MappedFile> files = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        int measured = 0;
        for (Trace trace : traces) {
            if (!trace.variant().equals(variant.name())) {
                continue;
            }
            String problem = trace.problem();
            if (problem == null) {
                measured++;
                files.addAll(trace.mapped());
            } else {
                problems.add(trace.behaviour() + ": " + problem);
            }
        }
        if (measured == 0 && problems.isEmpty()) {
            problems.add("no behaviour was traced");
        }
        List<MappedRow> rows = files.stream()
                .map(file -> new MappedRow(file.path(), file.role().label(), asked(variant, file)))
                .toList();
        return new ProcessView(variant.name(), measured, rows, List.copyOf(problems));
    }

    private static String asked(VariantRecord variant, MappedFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return switch (file.role()) {
            case LOADER -> file.path().equals(variant.file().interpreter()) ? "PT_INTERP" : "";
            case LIBRARY -> variant.file().needed().contains(name) ? "DT_NEEDED " + name : "";
            default -> "";
        };
    }

    /** The files that are drawn. */
    public List<MappedRow> drawn() {
        return rows.subList(0, Math.min(MOST_DRAWN, rows.size()));
    }

    /** Whether the program is the only file. */
    public boolean alone() {
        return measured > 0 && rows.size() == 1 && rows.get(0).role().equals(MappedFile.Role.PROGRAM.label());
    }
}

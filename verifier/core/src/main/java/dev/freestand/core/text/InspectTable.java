package dev.freestand.core.text;

import dev.freestand.core.analysis.UnmetExpectation;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import java.util.List;
import java.util.Map;

/** Several files, one a line. */
final class InspectTable {

    private static final int LINKAGE = 18;
    private static final int LIBC = 30;
    private static final int FLOOR = 39;
    private static final int HAZARDS = 55;
    private static final int PATH = 66;

    private InspectTable() {}

    static void put(TextPage page, List<FileReport> files, List<UnmetExpectation> unmet) {
        page.put(TextStyle.BOLD, files.size() + " files").end();
        page.to(InspectText.ROW)
                .cell(TextStyle.DIM, "verdict", LINKAGE)
                .cell(TextStyle.DIM, "linkage", LIBC)
                .cell(TextStyle.DIM, "libc", FLOOR)
                .cell(TextStyle.DIM, "floor", HAZARDS)
                .cell(TextStyle.DIM, "hazards", PATH)
                .put(TextStyle.DIM, "file")
                .end();
        for (FileReport file : files) {
            List<UnmetExpectation> own = UnmetExpectation.of(file, unmet);
            Outcome verdict = file.verdict().outcome();
            Outcome outcome = own.isEmpty() || verdict == Outcome.FAIL
                    ? verdict
                    : own.get(0).outcome();
            boolean linked = file.linkage() != Linkage.UNKNOWN;
            boolean known = file.libc().flavour() != LibcFlavour.UNKNOWN;
            page.to(InspectText.ROW)
                    .cell(TextStyle.of(outcome), outcome.toString(), LINKAGE)
                    .cell(linked ? file.linkage().label() : file.kind().label(), LIBC)
                    .cell(known ? file.libc().flavour().label() : "", FLOOR)
                    .cell(floor(file), HAZARDS)
                    .cell(hazards(file), PATH)
                    .put(file.path())
                    .end();
        }
    }

    /** The one that decides most often where a file runs. */
    private static String floor(FileReport file) {
        if (!file.floors().unnumbered().isEmpty()) {
            return file.floors().unnumbered().get(0);
        }
        String glibc = file.symbolFloor().get("GLIBC");
        if (glibc != null) {
            return "GLIBC " + glibc;
        }
        Map.Entry<String, String> other =
                file.symbolFloor().entrySet().stream().findFirst().orElse(null);
        if (other != null) {
            return other.getKey() + " " + other.getValue();
        }
        return file.kernelFloor() == null ? "" : "kernel " + file.kernelFloor();
    }

    private static String hazards(FileReport file) {
        if (file.hazardSearch() == null) {
            return "";
        }
        int count = file.hazards() == null ? 0 : file.hazards().size();
        return count + (file.hazardSearch().conclusive() ? "" : " or more");
    }
}

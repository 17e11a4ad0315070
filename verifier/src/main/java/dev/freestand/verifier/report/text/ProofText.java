package dev.freestand.verifier.report.text;

import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Fate;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.view.Failure;
import dev.freestand.verifier.report.view.GridRow;
import dev.freestand.verifier.report.view.ProofView;
import java.util.Locale;

/** The summary at the end of {@code freestand verify}: the grid, every failure once, and the verdict last. */
public final class ProofText {

    private ProofText() {}

    /** The whole summary. */
    public static String print(Proof proof) {
        ProofView view = ProofView.of(proof);
        StringBuilder out = new StringBuilder();
        for (VariantRecord variant : proof.variants()) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-16s %s, %s, %d bytes%n",
                    variant.name(),
                    variant.file().linkage().label(),
                    variant.file().libc().flavour().label(),
                    variant.size()));
        }
        if (!view.grid().isEmpty()) {
            out.append('\n').append(String.format(Locale.ROOT, "%-16s", "environment"));
            proof.variants().forEach(variant -> out.append(String.format(Locale.ROOT, " %-16s", variant.name())));
            out.append('\n');
        }
        for (GridRow row : view.grid()) {
            out.append(String.format(Locale.ROOT, "%-16s", row.environment()));
            for (VariantRecord variant : proof.variants()) {
                String word = row.cells().stream()
                        .filter(cell -> cell.variant().equals(variant.name()))
                        .findFirst()
                        .map(ProofText::word)
                        .orElse("");
                out.append(String.format(Locale.ROOT, " %-16s", word));
            }
            out.append('\n');
        }
        if (!view.failures().isEmpty()) {
            out.append('\n');
        }
        for (Failure failure : view.failures()) {
            out.append(failure.outcome())
                    .append("  ")
                    .append(failure.where())
                    .append(": ")
                    .append(failure.message().strip().replace("\n", "\n      "))
                    .append('\n');
        }
        out.append('\n')
                .append(proof.subject())
                .append(": ")
                .append(proof.verdict())
                .append('\n');
        return Printable.of(out.toString());
    }

    private static String word(Cell cell) {
        return switch (cell.outcome()) {
            case PASS -> cell.observed() == Fate.FAILS ? "fails, foretold" : "runs";
            case FAIL -> "FAIL";
            case INCONCLUSIVE -> "inconclusive";
            default -> cell.outcome().toString();
        };
    }
}

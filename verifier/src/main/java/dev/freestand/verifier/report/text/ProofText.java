package dev.freestand.verifier.report.text;

import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.finding.FindingGroup;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.TextPage;
import dev.freestand.core.text.TextStyle;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.ObservedSituations.Result;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.Situation;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.view.CellState;
import dev.freestand.verifier.report.view.GridRow;
import dev.freestand.verifier.report.view.KernelFloorRow;
import dev.freestand.verifier.report.view.PortabilitySentence;
import dev.freestand.verifier.report.view.PromiseRow;
import dev.freestand.verifier.report.view.PromiseSuggestion;
import dev.freestand.verifier.report.view.ProofView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The summary at the end of {@code freestand verify}: the grid, every failure and warning once, and the verdict last.
 * No line is broken: a search in the log of a CI job finds a message whole.
 */
public final class ProofText {

    /** At least so far apart are the columns. */
    private static final int COLUMN = 22;

    private static final int INDENT = 6;

    private final TextPage page;
    private final Proof proof;
    private final int name;
    private final int column;

    private ProofText(Proof proof, ColourMode paint) {
        this.page = new TextPage(paint);
        this.proof = proof;
        Stream<String> variants = proof.variants().stream().map(VariantRecord::name);
        this.column = variants.mapToInt(variant -> variant.length() + 1).reduce(COLUMN, Math::max);
        Stream<String> environments = proof.cells().stream().map(Cell::environment);
        this.name =
                environments.mapToInt(environment -> environment.length() + 1).reduce(column, Math::max);
    }

    /** The summary of a proof, as a terminal shows it. */
    public static String print(Proof proof, ColourMode paint) {
        return new ProofText(proof, paint).print();
    }

    /** What could be promised of variants of which nothing is, to be put into {@code freestand.yaml}; empty without any. */
    public static String suggestions(Proof proof, ColourMode paint) {
        TextPage page = new TextPage(paint);
        for (PromiseSuggestion suggestion : ProofView.of(proof).suggestions()) {
            page.put(TextStyle.BOLD, suggestion.variant())
                    .put(": nothing is promised; its proof supports this in freestand.yaml:")
                    .end();
            suggestion.lines().forEach(line -> page.put(line).end());
            page.end();
        }
        return page.toString();
    }

    private String print() {
        ProofView view = ProofView.of(proof);
        promises(view.promises());
        for (VariantRecord variant : proof.variants()) {
            String linkage = variant.file().linkage().label();
            String libc = variant.file().libc().flavour().label();
            FileError error = variant.file().error();
            page.put(TextStyle.BOLD, variant.name()).to(name);
            page.put(
                    error != null && error.notBuilt()
                            ? "not built"
                            : String.format(Locale.ROOT, "%s, %s, %,d bytes", linkage, libc, variant.size())
                                    + mutants(variant));
            page.end();
        }
        if (!view.portability().grid().isEmpty()) {
            sentences(view.portability().sentences());
            grid(view.portability().grid());
            legend(view.portability().legend());
        }
        kernels();
        situations();
        if (!view.speeds().isEmpty()) {
            page.end()
                    .put(
                            TextStyle.BOLD,
                            "speed, in turns; ratios of time (start-up) or throughput to the first variant")
                    .end();
            view.speeds()
                    .forEach(speed ->
                            page.put(speed.title() + ": " + speed.line()).end());
        }
        if (proof.changes() != null) {
            ChangesText.put(proof.changes(), page);
        }
        if (!view.failures().isEmpty()) {
            page.end();
        }
        view.failures().forEach(this::failure);
        WarningsText.put(page, proof);
        page.end();
        if (!proof.leftOut().isEmpty()) {
            page.put(TextStyle.of(Outcome.WARN), "left out, and not proved: " + String.join(", ", proof.leftOut()))
                    .put("; nothing is shipped by this proof")
                    .end();
        }
        WarningsText.verdict(page, proof);
        return page.toString();
    }

    /** How many mutants were refused, behind a comma; empty where none was tried. */
    private String mutants(VariantRecord variant) {
        return proof.mutants().stream()
                .filter(made -> made.variant().equals(variant.name()) && made.counted() > 0)
                .findFirst()
                .map(made -> ", " + made.score())
                .orElse("");
    }

    /** One line for each; what breaks a promise is told whole among the failures. */
    private void promises(List<PromiseRow> promises) {
        if (promises.isEmpty()) {
            return;
        }
        page.put(TextStyle.BOLD, "promised / proved").end();
        for (PromiseRow row : promises) {
            page.put(TextStyle.of(row.outcome()), row.outcome().toString())
                    .put("  " + row.variant() + ": " + row.promise() + "; " + row.by() + ": ")
                    .put(row.outcome() == Outcome.PASS ? row.found() : "see " + row.rule())
                    .end();
        }
        page.end();
    }

    private void kernels() {
        List<ObservedKernelFloor> floors = proof.kernelFloors();
        if (!floors.isEmpty()) {
            page.end()
                    .put(TextStyle.BOLD, "oldest kernel, observed: ")
                    .put(floors.stream().map(KernelFloorRow::line).collect(Collectors.joining("; ")))
                    .end();
        }
    }

    private void situations() {
        if (!proof.situations().isEmpty()) {
            page.end()
                    .put(TextStyle.BOLD, "network and identity, in the sandbox alone, beside the plain situation")
                    .end();
        }
        for (ObservedSituations observed : proof.situations()) {
            page.put(observed.variant() + ": "
                            + Stream.of(
                                            describe("same in ", observed, Result.SAME),
                                            describe("differs in ", observed, Result.DIFFERS),
                                            describe("not known in ", observed, Result.UNKNOWN),
                                            observed.unchecked().isEmpty()
                                                    ? ""
                                                    : "takes a certificate that no trusted CA has signed")
                                    .filter(words -> !words.isEmpty())
                                    .collect(Collectors.joining("; ")))
                    .end();
        }
    }

    /** The situations in which this is the worst of what the behaviours show; empty for none. */
    private static String describe(String verb, ObservedSituations observed, Result result) {
        String words = Arrays.stream(Situation.values())
                .filter(situation -> situation != Situation.PLAIN || result == Result.UNKNOWN)
                .filter(situation -> observed.worst(situation) == result)
                .map(Situation::word)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : verb + words;
    }

    private void grid(List<GridRow> grid) {
        page.end().put(TextStyle.BOLD, "environment");
        for (int i = 0; i < proof.variants().size(); i++) {
            page.to(name + i * column)
                    .put(TextStyle.BOLD, proof.variants().get(i).name());
        }
        page.end();
        for (GridRow row : grid) {
            page.put(row.environment());
            for (int i = 0; i < proof.variants().size(); i++) {
                page.to(name + i * column);
                row.columns().get(i).stream()
                        .findFirst()
                        .ifPresent(cell -> page.put(
                                        cell.state().textStyle(), cell.state().plainMark())
                                .put(cell.state().textStyle(), " " + word(cell.state())));
            }
            page.end();
        }
    }

    /** What the words stand for that do not speak for themselves. */
    private void legend(List<CellState> states) {
        for (CellState state : states) {
            if (state != CellState.RUNS) {
                page.put(state.textStyle(), state.plainMark() + " " + word(state))
                        .put(TextStyle.DIM, ": " + state.meaning())
                        .end();
            }
        }
    }

    private void sentences(List<PortabilitySentence> sentences) {
        if (!sentences.isEmpty()) {
            page.end();
        }
        for (PortabilitySentence sentence : sentences) {
            page.put(TextStyle.BOLD, sentence.variant())
                    .put(" " + sentence.text())
                    .end();
        }
    }

    private void failure(FindingGroup failure) {
        page.put(TextStyle.of(failure.outcome()), failure.outcome().toString()).put("  " + failure.where() + ": ");
        List<String> lines = failure.message().strip().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                page.end().to(INDENT);
            }
            page.put(lines.get(i));
        }
        page.end();
        if (!failure.list().isEmpty()) {
            page.to(INDENT)
                    .put(TextStyle.DIM, (failure.ofCells() ? "in " : "") + failure.list())
                    .end();
        }
    }

    /** In capital letters where a promise is broken: the eye finds it in a log without colours. */
    private static String word(CellState state) {
        return state == CellState.BROKEN_PROMISE ? state.word().toUpperCase(Locale.ROOT) : state.word();
    }
}

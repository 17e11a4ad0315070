package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.text.TextStyle;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.RunResult;
import java.util.Locale;

/**
 * How a cell ended, as every report shows it. The states differ in word, mark and colour, so that none depends on a reader
 * who sees colours. A failure that was predicted is no success, and a promise is broken whatever was predicted.
 */
public enum CellState {
    RUNS("runs", "✓", "+", "PASS", TextStyle.GREEN, "every behaviour was as asked"),
    FAILS_AS_PREDICTED(
            "does not run",
            "⊘",
            "-",
            "EXPECTED",
            TextStyle.CYAN,
            "its evidence predicted that, and no promise says otherwise"),
    BROKEN_PROMISE(
            "broken promise",
            "✗",
            "X",
            "FAIL",
            TextStyle.RED,
            "it fails against a promise, a requirement or a prediction"),
    /** A prediction that was wrong is a failure of the evidence, though the file does more than was said of it. */
    RUNS_UNPREDICTED("runs unpredicted", "≠", "!", "FAIL", TextStyle.YELLOW, "its evidence predicted a failure"),
    INCONCLUSIVE("inconclusive", "?", "?", "INCONCLUSIVE", TextStyle.MAGENTA, "could not be established"),
    NOT_RUN("not run", "–", ".", "NOT_RUN", TextStyle.DIM, "the environment was not reached, and is not required");

    /** The engine of a cell that none ran; see {@link Cell#engine}. */
    static final String NO_ENGINE = "none";

    private final String word;
    private final String mark;
    private final String plainMark;
    private final String filter;
    private final TextStyle style;
    private final String meaning;

    CellState(String word, String mark, String plainMark, String filter, TextStyle style, String meaning) {
        this.word = word;
        this.mark = mark;
        this.plainMark = plainMark;
        this.filter = filter;
        this.style = style;
        this.meaning = meaning;
    }

    /**
     * The state of a cell.
     *
     * @param promised whether the variant is promised to run in that environment
     */
    static CellState of(Cell cell, boolean promised) {
        boolean fails = cell.observed() == RunResult.FAILS;
        return switch (cell.outcome()) {
            case PASS -> !fails ? RUNS : promised ? BROKEN_PROMISE : FAILS_AS_PREDICTED;
            case FAIL -> cell.observed() == RunResult.RUNS ? RUNS_UNPREDICTED : BROKEN_PROMISE;
            case INCONCLUSIVE, WARN, NOT_APPLICABLE, WAIVED ->
                promised && fails
                        ? BROKEN_PROMISE
                        : cell.outcome() == Outcome.INCONCLUSIVE
                                        && (cell.required() || !cell.engine().equals(NO_ENGINE))
                                ? INCONCLUSIVE
                                : NOT_RUN;
        };
    }

    /** The word for people, such as {@code does not run}. */
    public String word() {
        return word;
    }

    /** One character that no other state has, for pages. */
    public String mark() {
        return mark;
    }

    /** The same for terminals, of which some show nothing but ASCII. */
    public String plainMark() {
        return plainMark;
    }

    /** The name of its style in pages, such as {@code broken-promise}. */
    public String style() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its word in the page's filter, which has one list for cells and checks. */
    public String filter() {
        return filter;
    }

    /** What it is drawn with on a terminal. */
    public TextStyle textStyle() {
        return style;
    }

    /** What it stands for, as a clause. */
    public String meaning() {
        return meaning;
    }

    /** Whether a reader has to look at it. */
    public boolean bad() {
        return this == BROKEN_PROMISE || this == RUNS_UNPREDICTED || this == INCONCLUSIVE;
    }
}

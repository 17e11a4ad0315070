package dev.freestand.verifier.report.badge;

import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.text.Printable;
import dev.freestand.verifier.report.view.Summary;
import dev.freestand.verifier.report.view.Templates;
import freemarker.core.XMLOutputFormat;
import java.util.Locale;
import java.util.Map;

/** Writes {@code badge.svg}: {@code freestand | proved}, {@code failed} or {@code inconclusive}. No font is fetched. */
public final class BadgeReport {

    /** Pixels of a character of the words, and beside them; the drawing stretches its text to just this. */
    private static final int CHARACTER = 7;

    private static final int MARGIN = 8;
    private static final int LABEL = 63;

    private BadgeReport() {}

    /** The drawing. */
    public static String render(Proof proof) {
        String word = Summary.word(proof.verdict()).toLowerCase(Locale.ROOT);
        return Printable.page(Templates.render(
                "badge.svg.ftl",
                XMLOutputFormat.INSTANCE,
                Map.of(
                        "subject",
                        cut(proof.subject()),
                        "word",
                        word,
                        "colour",
                        colour(proof.verdict()),
                        "label",
                        LABEL,
                        "text",
                        word.length() * CHARACTER,
                        "margin",
                        MARGIN)));
    }

    /** White words on any of them have a contrast of more than 4.5:1. */
    private static String colour(Outcome verdict) {
        return verdict == Outcome.PASS ? "#1a7f37" : verdict == Outcome.FAIL ? "#b3261e" : "#8a5a00";
    }

    private static String cut(String subject) {
        return subject.length() <= 100 ? subject : subject.substring(0, 100) + "\u2026";
    }
}

package dev.freestand.verifier.report.badge;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.view.Summary;
import dev.freestand.verifier.report.view.Templates;
import freemarker.core.XMLOutputFormat;
import java.util.Locale;
import java.util.Map;

/** Writes {@code badge.svg}: {@code freestand | proved}, {@code proved in part}, {@code failed} or {@code inconclusive}. No font is fetched. */
public final class BadgeReport {

    /** Pixels of a character of the words, and beside them; the drawing stretches its text to just this. */
    private static final int CHARACTER = 7;

    private static final int MARGIN = 8;
    private static final int LABEL = 63;

    private BadgeReport() {}

    /** The badge as an SVG drawing. */
    public static String render(Proof proof) {
        String word = Summary.word(proof).toLowerCase(Locale.ROOT);
        return EscapedText.page(Templates.render(
                "badge.svg.ftl",
                XMLOutputFormat.INSTANCE,
                Map.of(
                        "subject",
                        cut(proof.subject()),
                        "word",
                        word,
                        "colour",
                        colour(proof),
                        "label",
                        LABEL,
                        "text",
                        word.length() * CHARACTER,
                        "margin",
                        MARGIN)));
    }

    /** White words on any of them have a contrast of more than 4.5:1. */
    private static String colour(Proof proof) {
        Outcome verdict = proof.verdict();
        return verdict == Outcome.FAIL
                ? "#b3261e"
                : verdict == Outcome.PASS && !Summary.partial(proof) ? "#1a7f37" : "#8a5a00";
    }

    private static String cut(String subject) {
        return subject.length() <= 100 ? subject : subject.substring(0, 100) + "\u2026";
    }
}

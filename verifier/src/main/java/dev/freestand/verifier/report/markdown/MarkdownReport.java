package dev.freestand.verifier.report.markdown;

import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.view.ProofView;
import dev.freestand.verifier.report.view.Templates;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes {@code report.md}: verdict, digest and failures first, and never more than the summary of a CI job takes. */
public final class MarkdownReport {

    /** Most bytes of the text, in UTF-8. */
    public static final int LIMIT = 65_535;

    private MarkdownReport() {}

    /** The text, as much of it as fits; it states what it leaves out. */
    public static String render(Proof proof) {
        ProofView view = ProofView.of(proof);
        for (DetailLevel cut : DetailLevel.STEPS) {
            String text = Templates.render("report.md.ftl", MarkdownFormat.INSTANCE, Map.of("view", view, "cut", cut));
            if (text.getBytes(StandardCharsets.UTF_8).length <= LIMIT) {
                return text;
            }
        }
        throw new IllegalStateException("the shortest summary has more than " + LIMIT + " bytes");
    }
}

package dev.freestand.verifier.report.markdown;

import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.view.Templates;

/** Writes {@code report.md}, failures first. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** The whole text. */
    public static String render(Proof proof) {
        return Templates.render("report.md.ftl", MarkdownFormat.INSTANCE, proof);
    }
}

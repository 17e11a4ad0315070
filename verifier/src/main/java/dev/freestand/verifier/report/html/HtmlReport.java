package dev.freestand.verifier.report.html;

import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.view.Templates;
import freemarker.core.HTMLOutputFormat;

/** Writes {@code report.html}: no script, no request to anywhere, light and dark. */
public final class HtmlReport {

    private HtmlReport() {}

    /** The whole page. */
    public static String render(Proof proof) {
        return Templates.render("report.html.ftl", HTMLOutputFormat.INSTANCE, proof);
    }
}

package dev.freestand.verifier.report.html;

import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.view.Templates;
import freemarker.core.HTMLOutputFormat;

/** Writes {@code report.html}: no script, no request to anywhere, light and dark. */
public final class HtmlReport {

    private HtmlReport() {}

    /** The whole page. */
    public static String render(Proof proof) {
        String page = Templates.render("report.html.ftl", HTMLOutputFormat.INSTANCE, proof);
        // Escaping leaves control characters alone; HTML (section 13.2.3.5) allows none but these two here.
        return page.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

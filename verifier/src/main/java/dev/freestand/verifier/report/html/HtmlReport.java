package dev.freestand.verifier.report.html;

import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.text.Printable;
import dev.freestand.verifier.report.view.Templates;
import freemarker.core.HTMLOutputFormat;

/** Writes {@code report.html}: no script, no request to anywhere, light and dark. */
public final class HtmlReport {

    private HtmlReport() {}

    /** The whole page. */
    public static String render(Proof proof) {
        String page = Templates.render("report.html.ftl", HTMLOutputFormat.INSTANCE, proof);
        // Escaping leaves characters alone that no page may hold (HTML, section 13.2.3.5), or that turn its text
        // around.
        return page.codePoints()
                .map(c -> Printable.isPlain(c) || c == '\n' || c == '\t' ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

package dev.freestand.verifier.report.html;

import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.view.ProofView;
import dev.freestand.verifier.report.view.Templates;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.util.Map;

/** Writes {@code report.html}: one file, no request to anywhere; whatever its scripts add is there without them too. */
public final class HtmlReport {

    private HtmlReport() {}

    /** The report as one HTML page that loads nothing. */
    public static String render(Proof proof) {
        Asset style = Asset.of("html/report.css");
        Asset charts = Asset.webJars("d3-selection", "d3-hierarchy");
        Asset script = Asset.of("html/report.js");
        String policy = "default-src 'none'; style-src " + style.source() + "; script-src " + charts.source() + " "
                + script.source() + "; base-uri 'none'; form-action 'none'";
        return EscapedText.page(Templates.render(
                "html/report.html.ftl",
                HTMLOutputFormat.INSTANCE,
                Map.of(
                        "view", ProofView.of(proof),
                        "policy", policy,
                        "style", markup(style.text()),
                        "charts", markup(charts.text()),
                        "script", markup(script.text()),
                        "rooms", markup(TreemapJson.of(proof)))));
    }

    /** Text that is ours, or has been escaped for the place where it goes. */
    private static TemplateHTMLOutputModel markup(String trusted) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(trusted);
        } catch (TemplateModelException e) {
            throw new IllegalStateException("a text cannot be put into the page", e);
        }
    }
}

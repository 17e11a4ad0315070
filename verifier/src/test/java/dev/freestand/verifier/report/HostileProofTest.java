package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.badge.BadgeReport;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Whatever stands in a binary or comes out of a container is shown as text, and does nothing else. */
class HostileProofTest {

    private Proof proof;

    @BeforeEach
    void proof() throws IOException {
        proof = HostileProof.proof();
    }

    private static long count(String text, String what) {
        return Pattern.compile(Pattern.quote(what)).matcher(text).results().count();
    }

    private static void plain(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n' && c != '\t' && !EscapedText.isPlain(c) && c != 0x2060))
                .isEmpty();
    }

    @Test
    void nothingOfItIsMarkupInThePage() {
        String page = HtmlReport.render(proof);
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").contains("\\u003cscript\\u003ealert(1)");
        assertThat(page).doesNotContain("<img").doesNotContain("-->").doesNotContain("\"javascript:");
        // The data and the two scripts are all the page's own; so are its style and its title.
        assertThat(count(page, "<script")).isEqualTo(3);
        assertThat(count(page, "</script")).isEqualTo(3);
        assertThat(count(page, "</style")).isEqualTo(1);
        assertThat(count(page, "alert(1)</")).isZero();
        // No template is rendered twice.
        assertThat(page).contains("${1+1}");
        plain(page);
    }

    @Test
    void noAttributeOfThePageEndsEarly() {
        // Within a tag, quotes come in pairs and no word of the hostile text stands outside of them.
        Pattern tag = Pattern.compile("<[a-z][^<>]*>");
        String page = HtmlReport.render(proof);
        page = page.substring(0, page.indexOf("<script>")).replaceAll("(?s)<style>.*?</style>", "");
        assertThat(tag.matcher(page).results().map(found -> found.group().replaceAll("\"[^\"]*\"", "")))
                .hasSizeGreaterThan(500)
                .allSatisfy(bare -> assertThat(bare).doesNotContain("alert").doesNotContain("\""));
    }

    @Test
    void nothingOfItIsMarkupInTheSummary() {
        String text = MarkdownReport.render(proof);
        assertThat(text)
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("</")
                .doesNotContain("](")
                .doesNotContain("@")
                .doesNotContain("`")
                .contains("${1+1}".replace("{", "&#123;").replace("}", "&#125;").replace("+", "&#43;"));
        assertThat(text.lines().filter(line -> line.startsWith("#")))
                .allSatisfy(line -> assertThat(line).matches("#{1,2} .*"));
        plain(text);
        // Every table has as many columns in all of its rows: no text begins a column of its own.
        List<String> lines = text.lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("|") && lines.get(i - 1).startsWith("|")) {
                assertThat(count(lines.get(i), "|")).as(lines.get(i)).isEqualTo(count(lines.get(i - 1), "|"));
            }
        }
    }

    @Test
    void nothingOfItIsMarkupInTheBadge() throws Exception {
        String drawing = BadgeReport.render(proof);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(drawing)));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("img").getLength()).isZero();
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .startsWith("<script>alert(1)</script>")
                .endsWith(", freestand: failed");
        assertThat(drawing).hasSizeLessThan(2000);
        plain(drawing);
    }
}

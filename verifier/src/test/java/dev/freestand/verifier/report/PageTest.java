package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.proof.Observations;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.html.HtmlReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page promises to browsers, before one has seen it: what may run, what is fetched, where its parts are. */
class PageTest {

    private final String page = HtmlReport.render(SampleProof.proof());

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void whatRunsIsWhatThePolicyNames() throws Exception {
        List<String> digests = new ArrayList<>();
        List<String> parts = new ArrayList<>(all("<style>(.*?)</style>", page));
        parts.addAll(all("<script>(.*?)</script>", page));
        assertThat(parts).hasSize(3);
        for (String part : parts) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(part.getBytes(StandardCharsets.UTF_8));
            digests.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        // The template engine writes quotes in attributes as references, which browsers read as quotes.
        String policy = all("Content-Security-Policy\" content=\"([^\"]*)\"", page)
                .get(0)
                .replace("&#39;", "'")
                .replace("&#43;", "+");
        assertThat(policy)
                .isEqualTo("default-src 'none'; style-src " + digests.get(0) + "; script-src " + digests.get(1) + " "
                        + digests.get(2) + "; base-uri 'none'; form-action 'none'");
        assertThat(page).doesNotContain(" style=").doesNotContainPattern("<[^>]+ on[a-z]+=");
    }

    @Test
    void nothingIsFetched() {
        String markup = page.replaceAll("(?s)<(style|script)>.*?</(style|script)>", "");
        assertThat(all(" (?:href|src|action|xlink:href)=\"([^\"]*)\"", markup))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target).startsWith("#"));
        assertThat(all("<style>(.*?)</style>", page).get(0))
                .doesNotContain("url(")
                .doesNotContain("@import");
        assertThat(markup).doesNotContain("<link").doesNotContain("<iframe").doesNotContain("<object");
    }

    @Test
    void librariesKeepTheirLicences() {
        assertThat(page)
                .contains("/*! d3-selection")
                .contains("/*! d3-hierarchy")
                .contains("Permission to use, copy");
    }

    @Test
    void partsStandInTheirOrder() {
        List<String> ids = List.of(
                "verdict",
                "variants",
                "processes",
                "mechanics",
                "grid",
                "sizes",
                "treemap",
                "hardening",
                "hazards",
                "speed",
                "memory",
                "tools");
        Matcher found = Pattern.compile(" id=\"([a-z]+)\"").matcher(page);
        assertThat(found.results().map(id -> id.group(1)).filter(ids::contains)).containsExactlyElementsOf(ids);
        assertThat(all(" id=\"([^\"]+)\"", page)).doesNotHaveDuplicates();
        assertThat(page).contains("id=\"checks\"", "id=\"cell-dialog\"", "id=\"filter-rule\"", "role=\"status\"");
    }

    @Test
    void whatWasNotMeasuredIsNotDrawn() {
        assertThat(all("(<svg class=\"drawing\")", page)).hasSize(4);
        assertThat(page).contains("not measured: version: &lt;script&gt;");
        Proof nothing = SampleProof.proof().with(Observations.NONE).withSizes(List.of());
        assertThat(HtmlReport.render(nothing))
                .doesNotContain("<svg class=\"drawing\"")
                .contains("not measured: no behaviour was traced")
                .contains("Budgets, symbols and what stripping saved were not measured.")
                .contains("the proof holds no symbols");
    }

    @Test
    void aBudgetIsStatedInWords() {
        assertThat(page).contains("over its budget</strong> of 10,000").contains("Stripping saved <strong>5,520 bytes");
    }

    @Test
    void everyCellIsAButtonAndIsThereInFull() {
        int cells = SampleProof.proof().cells().size();
        assertThat(all("<button type=\"button\" class=\"(cell) ", page)).hasSize(cells);
        assertThat(all("<article class=\"(cell-full)\"", page)).hasSize(cells);
        assertThat(page)
                .contains(
                        "Nothing: it fails as predicted from its evidence. To have it run here: build it on an older");
        assertThat(page).contains("Look for what it reads from its host.");
        assertThat(page).contains("Nothing is established here.");
    }
}

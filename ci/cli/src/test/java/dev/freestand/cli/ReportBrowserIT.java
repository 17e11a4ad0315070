package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import dev.freestand.cli.verify.ReportWriter;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The report as its readers have it: in a browser, from a file, with no network. The proof is one of rcli, cut, with failures
 * of every sort put in.
 */
class ReportBrowserIT {

    private static final Path PROOF = Path.of("src/test/resources/report/proof.json");
    private static final List<String> SECTIONS = List.of(
            "verdict",
            "changes",
            "variants",
            "processes",
            "grid",
            "checks",
            "sizes",
            "hardening",
            "hazards",
            "floor-steps",
            "speed",
            "memory",
            "tools");
    /** More than any page has, in pixels. */
    private static final int ALL = 100_000;

    /** The picture in README.md. */
    private static final Path SHOWN = Path.of("../pictures/report.png");

    /** What reaches beyond the right edge, and is not within a part that scrolls by itself. */
    private static final String WIDE = """
            Array.from(document.querySelectorAll('main *, header *, dialog *'))
                .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll'))
                .map(one => one.tagName + ' ' + one.id + ' ' + one.className + ' in ' + one.closest('[id]').id).slice(0, 9)
            """;

    private static final String SHIPPED = "musl-static";
    private static final String BROKEN = "glibc-static";

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static Path report;
    private static Path hostile;

    @BeforeAll
    static void start() throws IOException {
        report = render(ProofJson.readEarlier(PROOF, ProofJson.bytes(PROOF)), "plain");
        hostile = render(MarkupProof.of(PROOF), "hostile");
        chromium = new Chromium();
    }

    private static Path render(Proof proof, String name) throws IOException {
        Path into = Files.createDirectories(folder.resolve(name));
        ReportWriter.render(proof, into);
        return into.resolve("report.html");
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static BrowserPage sheet() {
        return chromium.open(report, 1200, 900);
    }

    @Test
    void opensFromAFileAndShowsTheVerdictFirst() {
        try (BrowserPage sheet = sheet()) {
            assertThat(sheet.page().title()).isEqualTo("rcli 1.0.0: Failed");
            assertThat(sheet.at("h1").textContent()).contains("rcli 1.0.0").contains("Failed");
            assertThat(sheet.at("main section[id]").evaluateAll("all => all.map(one => one.id)"))
                    .isEqualTo(SECTIONS);
            assertThat(sheet.at("#changes").textContent())
                    .contains("floor GLIBC")
                    .contains("worse");
        }
    }

    @Test
    void aCellOpensWithAllThatIsKnownOfIt() {
        try (BrowserPage sheet = sheet()) {
            sheet.cell(BROKEN, "debian-13").click();
            Locator dialog = sheet.at("#cell-dialog");
            assertThat(dialog.isVisible()).isTrue();
            assertThat(dialog.innerText())
                    .contains(BROKEN + " in debian-13")
                    .contains("output-differs")
                    .contains("What to do")
                    .contains("+rcli 1.0.0 (C.UTF-8)")
                    .contains("round-trip");
            assertThat(sheet.focused("#cell-dialog *")).isTrue();

            sheet.page().keyboard().press("Escape");

            assertThat(dialog.isVisible()).isFalse();
            assertThat(sheet.focused("button.cell[data-variant=glibc-static][data-environment=debian-13]"))
                    .isTrue();
        }
    }

    @Test
    void everythingCanBeReachedByKeyboardAlone() {
        try (BrowserPage sheet = sheet()) {
            sheet.page().keyboard().press("Tab");
            assertThat(sheet.focused("a.skip")).isTrue();
            sheet.page().keyboard().press("Enter");
            assertThat(sheet.focused("main")).isTrue();
            int presses = 0;
            while (!sheet.focused("button.cell") && presses++ < 100) {
                sheet.page().keyboard().press("Tab");
            }
            assertThat(sheet.focused("button.cell"))
                    .as("after " + presses + " presses")
                    .isTrue();
            assertThat(sheet.tell("getComputedStyle(document.activeElement).outlineStyle"))
                    .isNotEqualTo("none");

            sheet.page().keyboard().press("Enter");
            assertThat(sheet.at("#cell-dialog").isVisible()).isTrue();
            assertThat(sheet.focused("#cell-dialog .close")).isTrue();
            sheet.page().keyboard().press("Enter");
            assertThat(sheet.at("#cell-dialog").isVisible()).isFalse();
            assertThat(sheet.focused("button.cell")).isTrue();
        }
    }

    @Test
    void filtersHideTheRestAndShowTheCount() {
        try (BrowserPage sheet = sheet()) {
            String all = sheet.at("#shown").textContent();
            int rows = sheet.visible("#grid-table tr.row");
            int columns = sheet.visible("#grid-table thead th");

            sheet.at("#filter-variant").selectOption(BROKEN);
            assertThat(sheet.visible("#grid-table thead th")).isEqualTo(2).isLessThan(columns);
            assertThat(sheet.visible("button.cell[data-variant=" + SHIPPED + "]"))
                    .isZero();
            sheet.at("#filter-outcome").selectOption("FAIL");
            assertThat(sheet.visible("#grid-table tr.row")).isEqualTo(2).isLessThan(rows);
            assertThat(sheet.cell(BROKEN, "debian-13").isVisible()).isTrue();
            assertThat(sheet.at("#shown").textContent()).contains("2 of " + rows + " environments");
            assertThat(sheet.page().url()).contains("variant=" + BROKEN).contains("outcome=FAIL");

            sheet.at("#filters button[type=reset]").click();
            sheet.at("#filter-rule").selectOption("FS202");
            assertThat(sheet.visible("#checks-table tr.row")).isEqualTo(1);
            assertThat(sheet.at("#checks-table tr.row:visible").textContent()).contains("75320 too many");
            sheet.at("#filter-outcome").selectOption("INCONCLUSIVE");
            assertThat(sheet.visible("#checks-table tr.row")).isZero();
            assertThat(sheet.visible("#checks .nothing")).isEqualTo(1);

            sheet.at("#filters button[type=reset]").click();
            sheet.at("#shown")
                    .filter(new Locator.FilterOptions().setHasText(all))
                    .waitFor();
            assertThat(sheet.visible("#grid-table tr.row")).isEqualTo(rows);
        }
    }

    @Test
    void darkIsDarkAndPaperShowsWhatIsFolded() {
        try (BrowserPage sheet = sheet()) {
            String background = "getComputedStyle(document.body).backgroundColor";
            assertThat(sheet.tell(background)).isEqualTo("rgb(255, 255, 255)");
            sheet.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat((String) sheet.tell(background))
                    .matches("rgb\\((\\d|[1-4]\\d), (\\d|[1-4]\\d), (\\d|[1-4]\\d)\\)");
            assertThat(sheet.visible("#cells article")).isZero();

            sheet.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(sheet.tell(background)).isEqualTo("rgb(255, 255, 255)");
            assertThat(sheet.visible("#filters, nav")).isZero();
            assertThat(sheet.visible("#cells article"))
                    .isEqualTo(sheet.at("button.cell").count());
        }
    }

    @Test
    void withoutScriptsEverythingIsThere() {
        NewContextOptions plain = new NewContextOptions().setJavaScriptEnabled(false);
        try (BrowserPage sheet = chromium.open(report, plain)) {
            assertThat(sheet.visible("main section[id]")).isEqualTo(SECTIONS.size());
            assertThat(sheet.visible("#filters, .tree-controls")).isZero();
            sheet.at("#cells > summary").click();
            assertThat(sheet.at("#cells").innerText())
                    .contains("+rcli 1.0.0 (C.UTF-8)")
                    .contains("out-of-memory");
            sheet.at("#treemap details summary").first().click();
            assertThat(sheet.at("#treemap").innerText()).contains("teavm_dynamicClassPool");
        }
    }

    @Test
    void theTreemapIsDrawnAndHasItsNumbersAsText() {
        try (BrowserPage sheet = sheet()) {
            Locator drawing = sheet.at("#treemap svg[role=img]");
            assertThat(drawing.getAttribute("aria-label"))
                    .startsWith("Treemap of musl-static, ")
                    .contains("table below");
            assertThat(drawing.locator("rect").count()).isGreaterThan(20);
            assertThat(drawing.boundingBox().height).isGreaterThan(200);
            sheet.at("#treemap-variant").selectOption("dynamic");
            assertThat(drawing.getAttribute("aria-label")).startsWith("Treemap of dynamic, ");
            assertThat(sheet.at("#treemap details table").count()).isEqualTo(3);
            assertThat(sheet.at("#processes svg[role=img]").count()).isEqualTo(3);
        }
    }

    @Test
    void hostileTextRunsNothing() {
        try (BrowserPage sheet = chromium.open(hostile, 1200, 900)) {
            sheet.unfold();
            assertThat(sheet.at("script").count()).isEqualTo(3);
            assertThat(sheet.at("img, iframe, [onload], [onerror], [onmouseover]")
                            .count())
                    .isZero();
            assertThat(sheet.at("button.cell").count()).isGreaterThan(20);
            sheet.at("button.cell[data-outcome=FAIL]").first().click();
            assertThat(sheet.at("#cell-dialog").innerText()).contains("<script>window.pwned = 1</script>");
            sheet.page().keyboard().press("Escape");
            sheet.at("#filter-variant").selectOption(new SelectOption().setIndex(2));
            assertThat(sheet.visible("#grid-table thead th")).isEqualTo(2);
            assertThat(sheet.at("#treemap svg rect").count()).isGreaterThan(20);
            assertThat(sheet.tell("'pwned' in window")).isEqualTo(false);
        }
    }

    @Test
    void aPhoneScrollsDownOnly() {
        for (Path page : List.of(report, hostile)) {
            try (BrowserPage sheet = chromium.open(page, 360, 740)) {
                sheet.unfold();
                assertThat(sheet.tell("document.documentElement.scrollWidth"))
                        .as(() -> "too wide: " + sheet.tell(WIDE))
                        .isEqualTo(360);
                sheet.at("button.cell[data-outcome=FAIL]").first().click();
                assertThat(sheet.at("#cell-dialog").boundingBox().width).isLessThanOrEqualTo(360);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothingKeepsAnyoneOut(ColorScheme scheme) {
        NewContextOptions options =
                new NewContextOptions().setColorScheme(scheme).setViewportSize(1200, 900);
        try (BrowserPage sheet = chromium.open(report, options)) {
            sheet.unfold();
            assertThat(violations(sheet, "html")).as("page").isEmpty();
            sheet.cell(BROKEN, "debian-13").click();
            assertThat(violations(sheet, "#cell-dialog")).as("dialog").isEmpty();
        }
    }

    /** For people to look at; {@code -Dpicture.update=PROOF} renews the one that README.md shows, from that proof. */
    @Test
    void picturesAreTaken() throws IOException {
        Path pictures = Files.createDirectories(Path.of("target/screenshots"));
        try (BrowserPage sheet = sheet()) {
            sheet.picture(pictures.resolve("light.png"), ALL);
            sheet.cell(BROKEN, "debian-13").click();
            sheet.picture(pictures.resolve("dialog.png"), 900);
            sheet.page().keyboard().press("Escape");
            sheet.tell("scrollTo(0, 0)");
            sheet.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            sheet.picture(pictures.resolve("dark.png"), ALL);
            sheet.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
            sheet.picture(pictures.resolve("print.png"), 6000);
        }
        try (BrowserPage sheet = chromium.open(report, 360, 740)) {
            sheet.picture(pictures.resolve("phone.png"), 6000);
        }
        String proved = System.getProperty("picture.update");
        if (proved != null) {
            try (BrowserPage sheet = chromium.open(render(ProofJson.read(Path.of(proved)), "shown"), 1200, 900)) {
                sheet.picture(SHOWN, 1500);
            }
        }
        assertThat(Files.list(pictures))
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(one -> one.toFile().length() > 10_000);
        assertThat(SHOWN.toFile()).exists();
        assertThat(Files.size(SHOWN)).isBetween(10_000L, 300_000L);
        assertThat(Path.of("../../README.md")).content().contains("(ci/pictures/report.png)");
    }

    private static List<String> violations(BrowserPage sheet, String within) {
        List<Rule> violations = new AxeBuilder(sheet.page())
                .include(within)
                .withTags(List.of("wcag2a", "wcag2aa"))
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        return violations.stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp()
                        + rule.getNodes().stream()
                                .map(node -> "\n  " + node.getTarget() + " " + node.getHtml())
                                .limit(3)
                                .toList())
                .toList();
    }
}

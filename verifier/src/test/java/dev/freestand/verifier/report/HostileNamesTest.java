package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.sarif.SarifFiles;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.InspectText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.StrictJson;
import dev.freestand.verifier.report.junit.JUnitReport;
import dev.freestand.verifier.report.sarif.SarifReport;
import dev.freestand.verifier.report.sarif.SourceRoots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names from outside come through escaped, in every format, and can be had again from what is printed. */
class HostileNamesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static void quiet(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n' && !EscapedText.isPlain(c)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    caf\\xe9,       caf\\xe9,       caf%E9
                    back\\\\slash,  back\\\\slash,  back%5Cslash
                    \u009b31m,      \\u009b31m,     %C2%9B31m
                    a\u202eb,       a\\u202eb,      a%E2%80%AEb
                    a\u001b[0m,     a\\u001b[0m,    a%1B%5B0m
                    'a\nb',         a\\u000ab,      a%0Ab
                    a\u2028b,       a\\u2028b,      a%E2%80%A8b
                    \ufeffa,        \\ufeffa,       %EF%BB%BFa
                    \u00e9,         \u00e9,         %C3%A9
                    -dash,          -dash,          -dash
                    a\udb40\udc01b, a\\udb40\\udc01b, a%F3%A0%80%81b
                    a\ud834\udd73b, a\\ud834\\udd73b, a%F0%9D%85%B3b
                    a\ud83f\udfffb, a\\ud83f\\udfffb, a%F0%9F%BF%BFb
                    a\ufdd0b,       a\\ufdd0b,       a%EF%B7%90b
                    a\ufe0fb,       a\\ufe0fb,       a%EF%B8%8Fb
                    \\xed\\xa0\\x80,  \\xed\\xa0\\x80,  %ED%A0%80
                    \ud83d\ude00,   \ud83d\ude00,   %F0%9F%98%80
                    """)
    void aNameIsEscapedInEveryFormat(String name, String shown, String uri) throws IOException {
        Path file = FileNames.ofText(FileNames.text(folder) + "/" + name);
        Files.writeString(file, "\u007fELF is all there is of it");
        List<FileReport> reports = List.of(Inspector.withoutWitnesses().inspect(file));

        String json = InspectionJson.document(reports);
        quiet(json);
        JsonNode path = JSON.readTree(json).at("/files/0/path");
        assertThat(path.asText()).endsWith("/" + name);
        assertThat(FileNames.ofText(path.asText())).isEqualTo(file);
        quiet(InspectionJson.line(reports.get(0)));

        String text = InspectText.print(reports, ColourMode.PLAIN, true);
        quiet(text);
        assertThat(text.lines().findFirst().orElseThrow()).endsWith("/" + shown);

        SarifFiles sarif = new SarifFiles(SourceRoots.of(folder), true, true);
        sarif.add(reports.get(0));
        String log = sarif.print("1.0.0", 3);
        quiet(log);
        assertThat(JSON.readTree(log).at("/runs/0/artifacts/0/location/uri").asText())
                .isEqualTo(uri);
    }

    @Test
    void aFileThatIsNotThereIsNamedAsItWasAskedFor() {
        FileReport report = Inspector.withoutWitnesses().inspect(FileNames.ofText("/no/caf\\xe9\n\u202e"));
        assertThat(report.verdict().reason()).isEqualTo("there is no file /no/caf\\xe9\\u000a\\u202e");
    }

    @Test
    void whateverAProofHoldsIsEscaped() throws IOException {
        Proof proof = HostileProof.proof();
        for (String text : List.of(ProofJson.print(proof), SarifReport.render(proof), JUnitReport.render(proof))) {
            quiet(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\t', ' '));
        }
    }

    @Test
    void whatJsonEscapesComesBackWhenItIsRead() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        String json = StrictJson.line(List.of(all.toString()));
        quiet(json);
        assertThat(JSON.readTree(json.getBytes(StandardCharsets.UTF_8)).get(0).asText())
                .isEqualTo(all.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800", "\ud83d\ude00\ud83d"})
    void halfACharacterComesThroughJson(String half) throws IOException {
        String json = StrictJson.line(List.of(half));
        quiet(json);
        assertThat(JSON.readTree(json).get(0).asText()).isEqualTo(half);
    }
}

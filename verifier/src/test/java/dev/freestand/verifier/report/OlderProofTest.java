package dev.freestand.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.proof.ProofFields;
import dev.freestand.core.proof.ProofReader;
import dev.freestand.core.text.ColourMode;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofJson.RecordedProof;
import dev.freestand.verifier.report.json.StrictJson;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.text.ProofText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proofs of versions that recorded less. Each field that came after the first proofs is left out of every record of its
 * kind: the proof is read, and names what it lacks. That no other field can be left out, {@link EditedProofTest} shows.
 */
class OlderProofTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/proof.json");

    @TempDir
    private Path folder;

    private final ObjectMapper json = new ObjectMapper();

    private ObjectNode golden() throws IOException {
        return (ObjectNode) json.readTree(Files.readString(GOLDEN));
    }

    private Path written(ObjectNode proof, boolean sealed) throws IOException {
        proof.remove(ProofReader.DIGEST);
        if (sealed) {
            proof.put(ProofReader.DIGEST, ProofReader.digest(StrictJson.tree(proof), Sha256::of));
        }
        return Files.writeString(folder.resolve("proof.json"), proof.toString());
    }

    /** The golden proof as a version wrote it that had no such field. */
    private Path without(String place) throws IOException {
        ObjectNode proof = golden();
        remove(proof, List.of(place.substring(1).split("/")));
        return written(proof, true);
    }

    private static void remove(JsonNode node, List<String> place) {
        if (place.get(0).equals("*")) {
            node.forEach(element -> remove(element, place.subList(1, place.size())));
        } else if (place.size() == 1 && node instanceof ObjectNode object) {
            object.remove(place.get(0));
        } else {
            remove(node.path(place.get(0)), place.subList(1, place.size()));
        }
    }

    @Test
    void whatAnOlderProofLacksIsNamedAndNotKnown() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String place : ProofJson.readRecorded(GOLDEN).fields().present()) {
            if (ProofReader.cameLater(place)) {
                Path file = without(place);
                RecordedProof older = ProofJson.readRecorded(file);
                assertThat(older.fields().lacking()).containsExactly(place);
                assertThat(HtmlReport.render(older.proof())).as(place).isNotEmpty();
                assertThat(MarkdownReport.render(older.proof())).as(place).isNotEmpty();
                assertThat(ProofText.print(older.proof(), ColourMode.PLAIN))
                        .as(place)
                        .isNotEmpty();
                assertThatThrownBy(() -> ProofJson.read(file))
                        .as("only the present version is shipped")
                        .hasMessageEndingWith("an earlier version of Freestand wrote it, which did not record "
                                + place.substring(place.lastIndexOf('/') + 1) + "\nRun freestand verify again.");
                read.add(place);
            }
        }
        assertThat(read).hasSize(25).contains("/mutants", "/situations/*/runs/*/tls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/checks", "/traces", "/variants/*/file/libc/evidence", "/situations/*/runs/*/traced"})
    void aProofThatLacksWhatAllHaveIsRefusedWithTheWayOut(String place) throws IOException {
        Path file = without(place);
        assertThatThrownBy(() -> ProofJson.readRecorded(file))
                .hasMessageContaining(
                        "required property '" + place.substring(place.lastIndexOf('/') + 1) + "' not found")
                .hasMessageEndingWith("\nRun freestand verify again.");
    }

    @Test
    void aListThatIsMissingIsNoStatementThatThereIsNothing() throws IOException {
        Proof dlopen =
                ProofJson.readRecorded(without("/variants/*/file/dlopen")).proof();
        assertThat(dlopen.variants())
                .allSatisfy(variant ->
                        assertThat(variant.file().linking().dlopen().problem()).contains("did not read them"));
        Proof components =
                ProofJson.readRecorded(without("/contents/*/components")).proof();
        assertThat(components.contents()).noneMatch(contents -> contents.problem() == null);
        Proof tls = ProofJson.readRecorded(without("/situations/*/runs/*/tls")).proof();
        assertThat(tls.situations())
                .flatExtracting(ObservedSituations::runs)
                .isNotEmpty()
                .allMatch(run -> run.tls() == null);
    }

    @Test
    void whatOneVersionRecordsAndAnotherDoesNotIsFound() throws IOException {
        ProofFields present = ProofJson.readRecorded(GOLDEN).fields();
        ProofFields older =
                ProofJson.readRecorded(without("/situations/*/runs/*/tls")).fields();
        assertThat(older.foundOnlyIn(present)).containsExactly("/situations/*/runs/*/tls");
        assertThat(present.foundOnlyIn(older)).isEmpty();
        assertThat(older.lackingNames()).isEqualTo("tls");
        // A part without situations says nothing of how they are recorded.
        ObjectNode none = golden();
        none.putArray("situations");
        ProofFields without = ProofJson.readRecorded(written(none, true)).fields();
        assertThat(older.foundOnlyIn(without)).isEmpty();
        assertThat(without.foundOnlyIn(older)).isEmpty();
    }

    @Test
    void aProofWithoutADigestIsOnlyComparedWith() throws IOException {
        ObjectNode old = golden();
        old.remove("sizes");
        Path file = written(old, false);
        assertThat(ProofJson.readEarlier(file, ProofJson.bytes(file)).sizes()).isEmpty();
        assertThatThrownBy(() -> ProofJson.readRecorded(file))
                .hasMessageContaining("without a digest of its content: whether it was changed cannot be determined");
    }

    @Test
    void anOlderProofThatWasChangedIsRefused() throws IOException {
        Path file = without("/situations/*/runs/*/tls");
        Files.writeString(file, Files.readString(file).replace("\"verdict\":\"FAIL\"", "\"verdict\":\"PASS\""));
        assertThatThrownBy(() -> ProofJson.readRecorded(file))
                .hasMessageContaining("its digest is not that of its content");
        assertThatThrownBy(() -> ProofJson.readEarlier(file, ProofJson.bytes(file)))
                .hasMessageContaining("its digest is not that of its content");
    }
}

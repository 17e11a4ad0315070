package dev.freestand.verifier.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.proof.ProofReader;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.change.Baseline;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.change.Growth;
import dev.freestand.verifier.proof.change.VariantChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden proof beside itself with one thing another. */
class ProofComparerTest {

    private static final ObjectMapper JSON = Mappers.strict().build();
    private static final Baseline BASELINE = new Baseline("00", "0.9.0", null, "2026-10-01T10:00:00Z", Outcome.PASS);

    private final JsonNode golden;

    ProofComparerTest() throws IOException {
        ObjectNode read = (ObjectNode) JSON.readTree(Files.readString(Path.of("src/test/resources/golden/proof.json")));
        // The digest belongs to the file and covers every byte of it: a proof with one thing changed has none.
        read.remove(ProofReader.DIGEST);
        golden = read;
    }

    private static Proof proof(JsonNode json) throws IOException {
        return JSON.treeToValue(json, Proof.class);
    }

    /** A value set where a pointer leads; nothing there any more without a value. */
    private JsonNode with(String pointer, String value) throws IOException {
        JsonNode changed = golden.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = changed.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ArrayNode array && value == null) {
            array.remove(Integer.parseInt(name));
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), JSON.readTree(value));
        } else {
            ((ObjectNode) parent).set(name, JSON.readTree(value));
        }
        return changed;
    }

    private List<Change> changes(JsonNode before, JsonNode after) throws IOException {
        return ProofComparer.of(BASELINE, proof(before), proof(after)).variants().stream()
                .flatMap(one -> one.changes().stream())
                .toList();
    }

    @Test
    void aProofBesideItselfHasNotChanged() throws IOException {
        Comparison comparison = ProofComparer.of(BASELINE, proof(golden), proof(golden));
        assertThat(comparison.same()).isTrue();
        assertThat(comparison.worse()).isZero();
        assertThat(comparison.variants()).extracting(VariantChanges::variant).containsExactly("dynamic", "static");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // place, value now, kind, what, before, after, worse; and the other way round
                "/variants/0/file/needed/1|\"libm.so.6\"|needed|libm.so.6|-|needed|true|-",
                "/variants/0/file/symbolFloor/GLIBC|\"2.38\"|floor|GLIBC|2.34|2.38|true|false",
                "/variants/0/file/symbolFloor/GLIBC|\"2.9\"|floor|GLIBC|2.34|2.9|false|true",
                "/variants/0/file/symbolFloor/GLIBC|\"secret\"|floor|GLIBC|2.34|secret|true|true",
                "/variants/0/file/symbolFloor/GLIBCXX|\"3.4\"|floor|GLIBCXX|-|3.4|true|false",
                "/variants/0/file/kernelFloor|\"3.10.0\"|floor|kernel|3.2.0|3.10.0|true|false",
                "/variants/0/file/kernelFloor|null|floor|kernel|3.2.0|-|true|true",
                "/variants/0/file/isaLevel|\"x86-64-v3\"|floor|CPU|x86-64-v1|x86-64-v3|true|false",
                "/variants/0/file/isaLevel|\"unknown\"|floor|CPU|x86-64-v1|-|true|true",
                "/variants/0/file/linkage|\"static\"|linkage|linkage|dynamic|static|true|true",
                "/variants/0/file/libc/flavour|\"musl\"|linkage|libc|glibc|musl|true|true",
                "/variants/0/file/libc/version|\"2.41\"|linkage|libc version|-|2.41|false|false",
                "/variants/0/file/interpreter|null|linkage|interpreter|/lib64/ld-linux-x86-64.so.2|-|true|true",
                "/variants/0/file/stripped|false|linkage|stripped|yes|no|false|false",
                "/variants/0/file/hardening/relro|\"partial\"|hardening|RELRO|full|partial|true|false",
                "/variants/0/file/hardening/relro|\"unknown\"|hardening|RELRO|full|unknown|true|false",
                "/variants/0/file/hardening/nx|null|hardening|NX stack|yes|unknown|true|false",
                "/variants/0/file/hardening/canary|\"yes\"|hardening|stack canary|unknown|yes|false|true",
                "/variants/0/file/hardening/canary|\"not-applicable\"|hardening|stack canary|unknown|not-applicable|false|false",
                "/variants/0/file/hardening/rwxSegments|true|hardening|RWX segments|no|yes|true|false",
                "/variants/0/file/hardening/rwxSegments|null|hardening|RWX segments|no|unknown|true|false",
                "/variants/0/file/hardening/runpath|\"/tmp\"|hardening|RUNPATH|-|/tmp|true|false",
                "/variants/0/file/hardening/branchProtection|[]|hardening|IBT|yes|no|true|false",
                "/variants/0/file/hardening/buildId|null|hardening|build ID|yes|no|true|false",
                "/variants/1/file/hazards/2|-|hazard|FS307 passwd|text /etc/passwd (weak)|-|false|false",
                "/variants/1/file/hazards/2/grade|\"symbols\"|hazard|FS307 passwd|text /etc/passwd (weak)|text /etc/passwd|true|false",
                "/variants/1/file/hazardSearch/conclusive|true|hazard|search|not conclusive|conclusive|false|true",
                "/checks/0/outcome|\"WARN\"|check|FS101|PASS|WARN|true|false",
                "/checks/2/outcome|\"PASS\"|check|FS201|NOT_APPLICABLE|PASS|false|true",
                "/cells/0|-|environment|debian-11|fails as predicted, glibc-too-old|-|false|false",
                "/cells/0/observed|\"runs\"|environment|debian-11|fails as predicted, glibc-too-old|runs|false|true"
            })
    void oneThingIsAnother(
            String place,
            String value,
            String kind,
            String what,
            String before,
            String after,
            boolean worse,
            Boolean backWorse)
            throws IOException {
        JsonNode changed = with(place, value);
        assertThat(changes(golden, changed)).anySatisfy(change -> {
            assertThat(change.kind().label()).isEqualTo(kind);
            assertThat(change)
                    .extracting(Change::what, Change::before, Change::after, Change::regression)
                    .containsExactly(what, before, after, worse);
        });
        if (backWorse != null) {
            assertThat(changes(changed, golden))
                    .anySatisfy(change -> assertThat(change)
                            .extracting(Change::what, Change::before, Change::after, Change::regression)
                            .containsExactly(what, after, before, backWorse));
        }
    }

    @Test
    void aVariantThatIsGoneIsWorseAndANewOneIsNot() throws IOException {
        JsonNode without = with("/variants/1", null);
        assertThat(changes(golden, without))
                .containsExactly(new Change(ChangeKind.VARIANT, "static", "there", null, true));
        assertThat(changes(without, golden))
                .containsExactly(new Change(ChangeKind.VARIANT, "static", null, "there", false));
    }

    @Test
    void sizesAndStartAreNumbers() throws IOException {
        JsonNode changed = with("/variants/0/size", "20000");
        ((ObjectNode) changed.at("/speeds/0/variants/0"))
                .putArray("micros")
                .add(2490)
                .add(2500)
                .add(2500)
                .add(2500)
                .add(2500)
                .add(9000);
        ((ObjectNode) changed.at("/variants/0/file/sections/0")).put("size", 1000);
        VariantChanges dynamic = ProofComparer.of(BASELINE, proof(golden), proof(changed))
                .variant("dynamic")
                .orElseThrow();
        assertThat(dynamic.size()).isEqualTo(new Growth("file", 14480, 20000));
        assertThat(dynamic.size().percent()).isEqualTo("+38.1 %");
        assertThat(dynamic.start()).isEqualTo(new Growth("start", 1250, 2500));
        // Two sections of one name count together.
        assertThat(dynamic.sections()).containsExactly(new Growth(".text", 274, 1003));
        assertThat(dynamic.regressions()).isEmpty();
        assertThat(dynamic.same()).isFalse();
    }

    /** Proofs from before start-up was timed in turns have the shortest of all cells; it is compared with nothing newer. */
    @Test
    void startIsComparedWithWhatWasMeasuredAlike() throws IOException {
        JsonNode old = with("/speeds", "[]");
        JsonNode slower = with("/speeds", "[]");
        ((ObjectNode) slower.at("/prices/0")).put("startMicros", 2500);

        assertThat(start(old, slower)).isEqualTo(new Growth("start", 1250, 2500));
        assertThat(start(old, golden)).isNull();
        assertThat(start(golden, golden)).isEqualTo(new Growth("start", 1250, 1250));
    }

    private static @Nullable Growth start(JsonNode before, JsonNode after) throws IOException {
        return ProofComparer.of(BASELINE, proof(before), proof(after))
                .variant("dynamic")
                .orElseThrow()
                .start();
    }
}

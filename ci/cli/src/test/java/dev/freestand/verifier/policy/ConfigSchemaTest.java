package dev.freestand.verifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.freestand.cli.project.Project;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.schema.Schema;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.proof.change.ChangeKind;
import dev.freestand.verifier.schema.SchemaFiles;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The schema of {@code freestand.yaml} beside the loader: what one refuses, the other refuses, but for what is named here. */
public class ConfigSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final com.networknt.schema.Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12)
            .getSchema(Schema.CONFIG.text(SchemaFiles::text));

    static final String FULL = """
            freestand: 1
            subject: rcli
            version: 1.0.0
            promise: { glibc: "<= 2.28", runsOn: [ rocky-8 ] }
            variants:
              - name: v
                build: [make]
                inputs: [ "*.c" ]
                env: { CC: musl-gcc }
                timeout: 5m
                requires: [ { run: [ musl-gcc, --version ], install: apt-get install musl-tools } ]
                artifact: a
                expect: { linkage: static, libc: musl, stripped: true }
                budget: { file: 2 MiB, sections: { .text: 1536 }, start: 1.5x w, workload: 0.9x w }
                promise: { glibc: "<= 2.28", libstdcxx: "<= 3.4.25", needed: [ libc.so.6 ], interpreter: /lib/ld.so, kernel: ">= 3.10",
                  cpu: x86-64-v2, pageSize: 64 KiB, rpath: none, runsOn: [ rocky-8, "ubuntu-*" ] }
                ship: true
              - { name: w, artifact: b }
            behaviours:
              - { name: b, args: [--version], exit: 0, stdout: "x", stderr: { hex: "00 fF" }, stdin: "", env: { A: b }, timeout: 30s,
                  files: { plain.txt: "text", data/pom.xml: { file: pom.xml } }, executable: [ plain.txt ], output: { plain.txt: "text" } }
              - { name: c, files: { d: "" }, steps: [ { args: [-x], stdin: { hex: "" }, env: { A: b }, timeout: 1 h, exit: 1, stdout: "x",
                  stderr: "", output: { o: { hex: "01" } } } ] }
            workloads:
              - { name: d, args: [ "{threads}" ], stdin: { random: 1 KiB, seed: 1 }, env: { A: b }, exit: 1,
                  files: { e: { zero: 1 MiB }, f: { hex: "00" }, g: { file: pom.xml } },
                  measure: { threads: 4, starts: 2, rounds: 6, timeout: 5m } }
            environments:
              include: [musl, scratch, mine, yours]
              require: [scratch]
              add:
                - { name: mine, title: Mine, image: docker.io/library/alpine:3.22, libc: musl, cpu: x86-64-v1 }
                - { name: yours, tree: trees/yours, shell: /bin/sh }
            resident: { args: [-], env: { A: b }, timeout: 30s }
            kernelFloor: true
            situations: { include: [ plain, dns-tcp ], behaviours: [ { name: x, args: [-x] } ] }
            shipment:
              files: { man/: [ "target/man/*.1" ], man/other.7: [ other.7 ] }
              packages:
                formats: [ tar.gz, deb, rpm ]
                name: rcli
                variants: [ v ]
                maintainer: The makers <makers@example.org>
                license: Apache-2.0
                summary: Encrypts
                description: "And decrypts.\\n"
                homepage: https://example.org/
                section: utils
                depends: { deb: [ libc6 >= 2.34 ], rpm: [ glibc ] }
                recommends: { deb: [ file ], rpm: [ file >= 5 ] }
                install: { /usr/share/man/man1/: [ "target/man/*.1" ] }
            policy:
              profile: strict
              severities: { FS210: warn, FS601: fail }
              waivers: [ { rule: FS201, variant: v, reason: because, until: 2027-01-31 } ]
              maxAge: 30 d
              regressions:
                baseline: required
                fail: [needed, floor]
                growth: { file: 5%, sections: { .text: 16 KiB }, start: 12.5% }
            contents: [ { purl: "pkg:maven/info.picocli/picocli@4.7.7", license: Apache-2.0, variant: v } ]
            """;

    /** What is put in the place of every part, one after the other. */
    private static final String VALUES = """
            [null, true, 7, -1, 256, 1.5, "", " ", "x", "x y", "../x", "0a", "1 TB", "a\\u0000b",
             [], [null], ["x"], {}, {"x": "y"}, {"A=B": null}, {"hex": "0"}]
            """;

    /** What a schema cannot say: relations between parts, and what days and numbers there are. */
    static final String BEYOND_SCHEMA =
            "(?s).*(two \\w+s are named|for a variant|environments.require names one|packages names the"
                    + " variant|that of a deb or an rpm|needs a version|is the most|larger than any file|is not a"
                    + " day|there is no file|not below the folder|to be executable|cannot be read).*";

    /** Problems that an editor would show for this text; empty when there is none. */
    public static List<String> problems(String yaml) throws IOException {
        return problems(YAML.readTree(yaml));
    }

    private static List<String> problems(JsonNode document) {
        return SCHEMA.validate(document).stream().map(Object::toString).toList();
    }

    private static String refusal(String text) {
        try {
            Project.LOADER.parse("freestand.yaml", text);
            return "";
        } catch (ConfigException e) {
            return e.getMessage();
        }
    }

    @Test
    void realConfigurationsFit() throws Exception {
        Path rcli = Path.of("../../rcli/freestand.yaml");
        Project.LOADER.load(rcli);
        assertThat(problems(Files.readString(rcli))).isEmpty();
        // Takes contents from files that are made later.
        assertThat(problems(Files.readString(Path.of("../standalone/freestand.yaml"))))
                .isEmpty();
        String page = Files.readString(Path.of("ADOPTION.md"));
        String example = page.substring(page.indexOf("```yaml\n") + 8);
        example = example.substring(0, example.indexOf("```"));
        Project.LOADER.parse("ADOPTION.md", example);
        assertThat(problems(example)).isEmpty();
        assertThat(refusal(FULL)).isEmpty();
        assertThat(problems(FULL)).isEmpty();
    }

    @Test
    void everyPartPutElsewhereIsRefusedByBothOrNeither() throws IOException {
        JsonNode full = YAML.readTree(FULL);
        List<String> differences = new ArrayList<>();
        int both = 0;
        int neither = 0;
        for (JsonPointer place : places(full, JsonPointer.empty())) {
            for (JsonNode mutant : mutants(full, place)) {
                String loader = refusal(mutant.toString());
                List<String> schema = problems(mutant);
                both += !loader.isEmpty() && !schema.isEmpty() ? 1 : 0;
                neither += loader.isEmpty() && schema.isEmpty() ? 1 : 0;
                boolean looser = !loader.isEmpty() && schema.isEmpty() && !loader.matches(BEYOND_SCHEMA);
                boolean stricter =
                        loader.isEmpty() && !schema.isEmpty() && !askedInEditorsOnly(place, mutant.at(place));
                if (looser || stricter) {
                    differences.add(place + " = " + mutant.at(place) + ": " + loader + schema);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(both).isGreaterThan(900);
        assertThat(neither).isGreaterThan(200);
    }

    /** No empty keys, texts in quotes, and ids of rules; the loader makes do without. */
    private static boolean askedInEditorsOnly(JsonPointer place, JsonNode value) {
        return value.isNull()
                || value.isNumber()
                || value.isBoolean()
                || place.toString().equals("/policy/waivers/0/rule");
    }

    @Test
    void everyKeyOfTheLoaderIsNamedAndTried() throws IOException {
        keys(FreestandConfig.Document.class, "");
        keys(Variant.Document.class, "/$defs/variant");
        keys(Variant.Document.BudgetDocument.class, "/$defs/budget");
        keys(Variant.Build.Requirement.Document.class, "/$defs/requirement");
        keys(VariantExpectation.class, "/$defs/expect");
        keys(Promise.Document.class, "/$defs/promise");
        keys(Behaviour.Document.class, "/$defs/behaviour");
        keys(Step.Document.class, "/$defs/step");
        keys(Content.NotText.class, "/$defs/content/anyOf/1");
        keys(Workload.Document.class, "/$defs/workload");
        keys(Workload.Measure.Document.class, "/$defs/workload/properties/measure");
        keys(WorkloadInput.Document.class, "/$defs/workloadInput/anyOf/1");
        keys(FreestandConfig.Document.EnvironmentsDocument.class, "/$defs/environments");
        keys(FreestandConfig.Document.PolicyDocument.class, "/$defs/policy");
        keys(FreestandConfig.Document.WaiverDocument.class, "/$defs/waiver");
        keys(FreestandConfig.Document.ContentDocument.class, "/$defs/declaredContent");
        keys(RegressionPolicy.Document.class, "/$defs/regressions");
        keys(RegressionPolicy.Document.GrowthDocument.class, "/$defs/growth");
    }

    /** The record has the keys that the schema has there, and the full example has each. */
    public static void keys(Class<?> document, String pointer) throws IOException {
        List<String> keys = new ArrayList<>();
        JSON.readTree(Schema.CONFIG.text(SchemaFiles::text))
                .at(pointer)
                .path("properties")
                .fieldNames()
                .forEachRemaining(keys::add);
        assertThat(keys)
                .as(document.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(document.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        JsonNode full = YAML.readTree(FULL);
        assertThat(keys).allSatisfy(key -> assertThat(full.findValues(key)).isNotEmpty());
    }

    @Test
    void wordsAreThoseOfTheLoaderButForUnknown() throws IOException {
        words(Linkage.values(), Linkage::label, "/$defs/expect/properties/linkage");
        words(LibcFlavour.values(), LibcFlavour::label, "/$defs/expect/properties/libc");
        words(Profile.values(), Profile::label, "/$defs/policy/properties/profile");
        words(ChangeKind.values(), ChangeKind::label, "/$defs/regressions/properties/fail/items");
    }

    /** The labels are the words that the schema has there. */
    public static <T> void words(T[] values, Function<T, String> label, String pointer) throws IOException {
        List<String> words = new ArrayList<>();
        JSON.readTree(Schema.CONFIG.text(SchemaFiles::text))
                .at(pointer)
                .path("enum")
                .forEach(word -> words.add(word.asText()));
        assertThat(words)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(values)
                        .map(label)
                        .filter(word -> !word.equals("unknown"))
                        .toList());
    }

    static List<JsonPointer> places(JsonNode node, JsonPointer at) {
        List<JsonPointer> places = new ArrayList<>(List.of(at));
        node.fields()
                .forEachRemaining(field -> places.addAll(places(field.getValue(), at.appendProperty(field.getKey()))));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(places(node.get(i), at.appendIndex(i)));
        }
        return places;
    }

    /** The whole with another value at a place, without anything there, and with an unknown key. */
    private static List<JsonNode> mutants(JsonNode full, JsonPointer place) throws IOException {
        List<JsonNode> mutants = new ArrayList<>();
        if (full.at(place) instanceof ObjectNode) {
            JsonNode mutant = full.deepCopy();
            ((ObjectNode) mutant.at(place)).put("unknown key", "x");
            mutants.add(mutant);
        }
        if (place.matches()) {
            return mutants;
        }
        String last = place.last().getMatchingProperty();
        for (JsonNode value : JSON.readTree(VALUES)) {
            mutants.add(with(full, place, value));
        }
        if (full.at(place.head()) instanceof ObjectNode) {
            JsonNode mutant = full.deepCopy();
            ((ObjectNode) mutant.at(place.head())).remove(last);
            mutants.add(mutant);
        }
        return mutants;
    }

    /** The whole with another value at a place. */
    static JsonNode with(JsonNode full, JsonPointer place, JsonNode value) {
        String last = place.last().getMatchingProperty();
        JsonNode mutant = full.deepCopy();
        JsonNode parent = mutant.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        return mutant;
    }
}

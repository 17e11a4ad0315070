package dev.freestand.verifier.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.schema.Schema;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.SizeJson;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.tree.SearchSettings;
import dev.freestand.core.tree.read.TreeJson;
import dev.freestand.verifier.corpus.Corpus;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.report.json.StrictJson;
import dev.freestand.verifier.size.SizeReader;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed fits the schemas, with no field that they do not name; what must not be does not. */
class DocumentsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static List<Corpus.Entry> entries() {
        return Corpus.entries();
    }

    /** What Jackson, which looks at the records themselves, writes of one: the core's writers leave nothing out. */
    private record Printed(
            String schema,
            @JsonInclude(JsonInclude.Include.NON_NULL) Object files,
            @JsonInclude(JsonInclude.Include.NON_NULL) Object diff) {}

    private static void fits(Schema schema, String document) {
        assertThat(Validation.strictProblems(schema, document)).isEmpty();
        assertThat(Validation.problems(schema, Validation.read(document))).isEmpty();
    }

    @Test
    void goldenFilesFit() throws IOException {
        fits(Schema.PROOF, Files.readString(GOLDEN.resolve("proof.json")));
        fits(Schema.INSPECT, Files.readString(GOLDEN.resolve("inspect.json")));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyFileOfTheCorpusFits(Corpus.Entry entry) throws IOException {
        Path file = entry.file();
        FileReport report = Inspector.withoutWitnesses().inspect(file);
        fits(Schema.FILE, InspectionJson.line(report));
        fits(Schema.INSPECT, InspectionJson.document(List.of(report, report)));
        TreeJson.Entry tree = new TreeJson.Entry(
                report,
                TreeReader.of(SearchSettings.in(Corpus.FOLDER.toString())).read(file));
        fits(Schema.TREE, TreeJson.print(List.of(tree)));
        assertThat(TreeJson.print(List.of(tree)))
                .isEqualTo(StrictJson.print(new Printed(TreeJson.SCHEMA, List.of(tree), null)));
        SizeReport size = measured(report);
        fits(Schema.SIZE, SizeJson.print(List.of(size)));
        assertThat(SizeJson.print(List.of(size)))
                .isEqualTo(StrictJson.print(new Printed(SizeJson.SIZE_SCHEMA, List.of(size), null)));
        FileReport other = Inspector.withoutWitnesses()
                .inspect(Corpus.of("dynamic-full-relro").file());
        BinaryDiff diff = BinaryDiff.of(other, measured(other), report, size);
        fits(Schema.DIFF, SizeJson.print(diff));
        assertThat(SizeJson.print(diff)).isEqualTo(StrictJson.print(new Printed(SizeJson.DIFF_SCHEMA, null, diff)));
    }

    private static SizeReport measured(FileReport report) throws IOException {
        try {
            return SizeReader.read(Path.of(report.path()), null, null);
        } catch (ElfFormatException e) {
            return SizeReport.unmeasured(report.path(), report.size(), e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/schema|\"freestand/proof/2\"",
                "/verdict|\"FINE\"",
                "/config|\"c0ffee\"",
                "/created|7",
                "/tools/ldd|2.36",
                "/cells/0/predicted|\"perhaps\"",
                "/cells/0/behaviours/0/exit|256",
                "/cells/0/behaviours/0/millis|-1",
                "/cells/0/required|null",
                "/checks/0/rule|\"FS1\"",
                "/checks/0/outcome|\"pass\"",
                "/variants/0/file|null",
                "/variants/0/file/kind|\"program\"",
                "/variants/0/file/libc/flavour|\"newlib\"",
                "/variants/0/file/sections/0/size|\"271\"",
                "/variants/0/file/hardening/buildId|\"XYZ\"",
                "/variants/0/file/witnesses/0/says|\"yes\"",
                "/variants/0/file/verdict|{}",
                "/variants/0/file/error|[]"
            })
    void anotherValueDoesNotFit(String pointer, String value) throws IOException {
        JsonNode proof = Validation.read(Files.readString(GOLDEN.resolve("proof.json")));
        int last = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) proof.at(pointer.substring(0, last));
        assertThat(parent.has(pointer.substring(last + 1))).as(pointer).isTrue();
        parent.set(pointer.substring(last + 1), Validation.read(value));
        assertThat(Validation.problems(Schema.PROOF, proof)).isNotEmpty();
    }

    @Test
    void aMissingFieldDoesNotFitAndANewOneDoes() throws IOException {
        JsonNode proof = Validation.read(Files.readString(GOLDEN.resolve("proof.json")));
        for (String pointer : List.of("", "/cells/0", "/cells/0/behaviours/0", "/variants/0/file/libc")) {
            JsonNode changed = proof.deepCopy();
            ObjectNode object = (ObjectNode) changed.at(pointer);
            object.put("later", 1);
            assertThat(Validation.problems(Schema.PROOF, changed)).isEmpty();
            assertThat(Validation.strictProblems(Schema.PROOF, changed.toString()))
                    .hasSize(1)
                    .allMatch(problem -> problem.contains("later"));
            object.remove("later");
            object.remove(object.fieldNames().next());
            assertThat(Validation.problems(Schema.PROOF, changed)).hasSize(1);
        }
    }
}

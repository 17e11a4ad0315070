package dev.freestand.attest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.json.JsonText;
import dev.freestand.core.json.JsonValue.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shipped proof says of a file, beside what is found in it: an earlier version may have stated less, never otherwise. */
class FileReportCheckTest {

    private static final Path PROOF = Path.of("../../verifier/src/test/resources/golden/proof.json");

    private ObjectNode stated;
    private JsonObject found;

    @BeforeEach
    void read() throws Exception {
        stated = (ObjectNode)
                new ObjectMapper().readTree(Files.readString(PROOF)).at("/variants/0/file");
        found = json(stated);
    }

    private static JsonObject json(ObjectNode tree) throws JsonText.MalformedException {
        return (JsonObject) JsonText.read(tree.toString(), 50);
    }

    private void without(String place) {
        int slash = place.lastIndexOf('/');
        ((ObjectNode) stated.at(place.substring(0, slash))).remove(place.substring(slash + 1));
    }

    @ParameterizedTest
    @CsvSource({"/ladder", "/dlopen", "/layout/largestPage", "/floors/go"})
    void whatAnEarlierVersionDidNotStateIsNoDifference(String place) throws Exception {
        without(place);
        assertThat(FileReportCheck.differences(json(stated), found)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/hardening/relro, hardening", "/symbolFloor/GLIBC, symbolFloor", "/layout/pages, layout"})
    void whatEveryVersionStatesCannotBeLeftOut(String place, String field) throws Exception {
        without(place);
        assertThat(FileReportCheck.differences(json(stated), found)).containsExactly(field);
    }

    @Test
    void anotherValueIsADifference() throws Exception {
        ((ObjectNode) stated.at("/layout")).put("largestPage", 1);
        stated.withArray("needed").add("libother.so.1");
        assertThat(FileReportCheck.differences(json(stated), found)).containsExactly("needed", "layout");
    }
}

package dev.freestand.verifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.HazardEvidence;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Protection;
import dev.freestand.core.facts.Relro;
import dev.freestand.core.facts.SectionTableState;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.verifier.proof.MappedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a published schema lists as the words of a field are the constants of one enum. */
class EnumWordsTest {

    private static final JsonMapper MAPPER = Mappers.strict().build();

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("file-1", "kind", FileKind.class),
                Arguments.of("file-1", "flavour", LibcFlavour.class),
                Arguments.of("file-1", "relro", Relro.class),
                Arguments.of("file-1", "canary", Protection.class),
                Arguments.of("file-1", "fortify", Protection.class),
                Arguments.of("file-1", "grade", HazardEvidence.class),
                Arguments.of("file-1", "says", ToolAnswer.class),
                Arguments.of("file-1", "sectionTable", SectionTableState.class),
                Arguments.of("proof-1", "role", MappedFile.Role.class));
    }

    @ParameterizedTest
    @MethodSource("fields")
    <E extends Enum<E>> void constantsAreTheWordsOfTheSchema(String schema, String field, Class<E> type)
            throws IOException {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String json = MAPPER.writeValueAsString(constant);
            assertThat(MAPPER.readValue(json, type)).isEqualTo(constant);
            words.add(MAPPER.readTree(json).textValue());
        }
        List<String> listed = new ArrayList<>();
        schema(schema).findValue(field).path("enum").forEach(word -> listed.add(word.textValue()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(words);
    }

    @ParameterizedTest
    @MethodSource("fields")
    <E extends Enum<E>> void anyOtherWordIsRefused(String schema, String field, Class<E> type) {
        assertThatThrownBy(() -> MAPPER.readValue("\"" + type.getEnumConstants()[0].name() + "\"", type))
                .isInstanceOf(InvalidFormatException.class);
    }

    private static JsonNode schema(String name) throws IOException {
        try (InputStream in =
                EnumWordsTest.class.getResourceAsStream("/dev/freestand/verifier/schema/" + name + ".schema.json")) {
            return MAPPER.readTree(in);
        }
    }
}

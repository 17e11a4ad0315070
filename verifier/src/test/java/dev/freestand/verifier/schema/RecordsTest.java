package dev.freestand.verifier.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.Converter;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.schema.Schema;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.SizeJson;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.tree.read.TreeJson;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.proof.Proof;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The records that are printed, component by component, beside the properties of the schemas: names, types, what can be
 * null, the words of enums. Neither side can change alone.
 */
class RecordsTest {

    private static final JsonMapper MAPPER = Mappers.strict().build();
    private static final JsonNode FILE = Validation.read(Schema.FILE.text(SchemaFiles::text));
    private static final Map<Class<?>, String> PLAIN = Map.of(
            String.class, "string",
            long.class, "integer",
            Long.class, "integer",
            int.class, "integer",
            Integer.class, "integer",
            boolean.class, "boolean",
            Boolean.class, "boolean",
            Double.class, "number");

    private final Set<Class<?>> seen = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));

    /** A part of a schema, and the whole that its references are resolved in. */
    private record Part(JsonNode whole, JsonNode node) {

        static Part of(Schema schema, String pointer) {
            JsonNode whole = Validation.read(schema.text(SchemaFiles::text));
            return new Part(whole, whole.at(pointer));
        }

        Part at(JsonNode inside) {
            return new Part(whole, inside).followed();
        }

        private Part followed() {
            String ref = node.path("$ref").asText();
            if (ref.isEmpty()) {
                return this;
            }
            boolean own = ref.startsWith("#");
            String fragment = ref.contains("#") ? ref.substring(ref.indexOf('#') + 1) : "";
            JsonNode target = own ? whole : FILE;
            assertThat(ref).matches("(" + Schema.FILE.id() + ")?(#.*)?");
            assertThat(target.at(fragment).isMissingNode()).as(ref).isFalse();
            return new Part(target, target.at(fragment)).followed();
        }

        /** The same without the alternative of null. */
        Part value() {
            return node.has("anyOf") ? at(node.at("/anyOf/0")) : this;
        }

        boolean nullable() {
            List<String> types = new ArrayList<>();
            node.path("type").forEach(type -> types.add(type.asText()));
            node.path("anyOf").forEach(type -> types.add(type.path("type").asText()));
            node.path("enum").forEach(word -> types.add(word.isNull() ? "null" : ""));
            return types.contains("null");
        }

        Set<String> words() {
            Set<String> words = new TreeSet<>();
            node.path("enum").forEach(word -> {
                if (!word.isNull()) {
                    words.add(word.asText());
                }
            });
            return words;
        }
    }

    @Test
    void proof() throws ReflectiveOperationException {
        record(Proof.class, Part.of(Schema.PROOF, ""));
        assertThat(seen).hasSizeGreaterThan(15);
    }

    @Test
    void file() throws ReflectiveOperationException {
        record(FileReport.class, Part.of(Schema.FILE, ""));
        assertThat(seen).hasSizeGreaterThan(10);
    }

    @Test
    void tree() throws ReflectiveOperationException {
        record(TreeJson.Entry.class, Part.of(Schema.TREE, "/$defs/entry"));
        assertThat(seen).hasSizeGreaterThan(15);
    }

    @Test
    void size() throws ReflectiveOperationException {
        record(SizeReport.class, Part.of(Schema.SIZE, "/$defs/file"));
        assertThat(seen).hasSize(5);
    }

    @Test
    void diff() throws ReflectiveOperationException {
        record(BinaryDiff.class, Part.of(Schema.DIFF, "/$defs/diff"));
        assertThat(seen).hasSize(3);
    }

    @Test
    void namesOfLayouts() {
        assertThat(Part.of(Schema.PROOF, "/properties/schema/const").node().asText())
                .isEqualTo(Proof.SCHEMA);
        assertThat(Part.of(Schema.INSPECT, "/properties/schema/const").node().asText())
                .isEqualTo(InspectionJson.SCHEMA);
        assertThat(Part.of(Schema.TREE, "/properties/schema/const").node().asText())
                .isEqualTo(TreeJson.SCHEMA);
        assertThat(Part.of(Schema.SIZE, "/properties/schema/const").node().asText())
                .isEqualTo(SizeJson.SIZE_SCHEMA);
        assertThat(Part.of(Schema.DIFF, "/properties/schema/const").node().asText())
                .isEqualTo(SizeJson.DIFF_SCHEMA);
    }

    private void record(Class<?> type, Part part) throws ReflectiveOperationException {
        Class<?> written = written(type);
        seen.add(type);
        Map<String, AnnotatedType> fields = fields(written);
        Set<String> properties = new TreeSet<>();
        part.node().path("properties").fieldNames().forEachRemaining(properties::add);
        if (type.equals(Proof.class)) {
            // Made of all the others when the proof is written.
            assertThat(properties.remove("digest")).isTrue();
        }
        assertThat(properties).as(type.getSimpleName()).isEqualTo(new TreeSet<>(fields.keySet()));
        for (Map.Entry<String, AnnotatedType> field : fields.entrySet()) {
            String where = type.getSimpleName() + "." + field.getKey();
            Part property = part.at(part.node().at("/properties/" + field.getKey()));
            assertThat(property.nullable())
                    .as("null in " + where)
                    .isEqualTo(field.getValue().isAnnotationPresent(Nullable.class));
            value(field.getValue(), property.value(), where);
        }
    }

    /** The type that stands for this one in JSON. */
    private static Class<?> written(Class<?> type) {
        SerializationConfig config = MAPPER.getSerializationConfig();
        Converter<Object, Object> converter =
                config.introspect(config.constructType(type)).findSerializationConverter();
        if (converter != null) {
            return converter.getOutputType(config.getTypeFactory()).getRawClass();
        }
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .<Class<?>>map(Method::getReturnType)
                .findAny()
                .orElse(type);
    }

    /** What Jackson writes of a record: its components, and what annotations add to them. */
    private static Map<String, AnnotatedType> fields(Class<?> type) {
        Map<String, AnnotatedType> fields = new TreeMap<>();
        Map<String, AnnotatedType> components = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getAccessor().getName(), component.getAnnotatedType());
        }
        SerializationConfig config = MAPPER.getSerializationConfig();
        BeanDescription description = config.introspect(config.constructType(type));
        for (BeanPropertyDefinition property : description.findProperties()) {
            String accessor = property.getAccessor().getName();
            Method method = (Method) property.getGetter().getAnnotated();
            AnnotatedType component = components.remove(accessor);
            fields.put(property.getName(), component == null ? method.getAnnotatedReturnType() : component);
        }
        assertThat(components).as("not written of " + type.getSimpleName()).isEmpty();
        return fields;
    }

    private void value(AnnotatedType annotated, Part part, String where) throws ReflectiveOperationException {
        Class<?> type = annotated.getType() instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : (Class<?>) annotated.getType();
        JsonNode node = part.node();
        if (type.isRecord()) {
            record(type, part);
        } else if (type.isEnum()) {
            Set<String> words = new TreeSet<>();
            for (Object constant : type.getEnumConstants()) {
                words.add(MAPPER.valueToTree(constant).asText());
            }
            if (where.equals("Proof.verdict")) {
                // Follows from checks and cells, and three words are all it can be.
                assertThat(words).containsAll(part.words());
            } else {
                assertThat(part.words()).as(where).isEqualTo(words);
            }
        } else if (List.class.isAssignableFrom(type)) {
            assertThat(types(node)).as(where).contains("array");
            value(argument(annotated, 0), part.at(node.path("items")), where + "[]");
        } else if (Map.class.isAssignableFrom(type)) {
            assertThat(types(node)).as(where).contains("object");
            value(argument(annotated, 1), part.at(node.path("additionalProperties")), where + "{}");
        } else if (node.has("enum") || node.has("const")) {
            boolean number = PLAIN.get(type).equals("integer");
            node.path("enum")
                    .forEach(word -> assertThat(word.isNull() || word.isNumber() == number)
                            .as(where)
                            .isTrue());
        } else {
            assertThat(types(node)).as(where).contains(PLAIN.get(type));
        }
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static List<String> types(JsonNode node) {
        List<String> types = new ArrayList<>();
        JsonNode type = node.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(one -> types.add(one.asText()));
        types.remove("null");
        assertThat(types).hasSize(1);
        return types;
    }
}

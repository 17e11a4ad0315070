package dev.freestand.verifier.policy.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import dev.freestand.verifier.policy.value.InconsistentConfigException;
import dev.freestand.verifier.policy.value.RequiredFields;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Why a file was refused, in terms of the file: the binder's own messages name its classes.
 *
 * @param place where; 0:0 when no place can be named
 * @param message what is wrong
 */
record ConfigProblem(YamlPlace place, String message) {

    /** Explains what the binder refused in the words of the file. */
    static ConfigProblem of(String text, JsonProcessingException refused, LoaderOptions options) {
        Node document;
        try {
            document = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            YamlPlace place = e.getProblemMark() == null ? YamlPlace.NOWHERE : YamlPlace.of(e.getProblemMark());
            return new ConfigProblem(place, "it is not YAML: " + e.getProblem() + context(e));
        } catch (YAMLException e) {
            return new ConfigProblem(at(refused), "it is not YAML: " + e.getMessage());
        }
        if (document == null) {
            return new ConfigProblem(YamlPlace.NOWHERE, "the file is empty");
        }
        List<SchemaMismatch> misfits = SchemaComparison.misfits(document);
        IllegalArgumentException stated = stated(refused);
        List<Object> path = stated instanceof InconsistentConfigException fault ? fault.path() : path(refused);
        Optional<SchemaMismatch> wrongType = misfits.stream()
                .filter(one -> one.kind() == SchemaMismatch.Kind.TYPE && one.near(path))
                .findFirst();
        if (wrongType.isPresent()) {
            return of(document, wrongType.get().path(), wrongType.get().message());
        }
        if (stated instanceof RequiredFields.MissingKey missing) {
            List<Object> inside = new ArrayList<>(path);
            inside.add(missing.key());
            SchemaPart part = SchemaPart.of(SchemaComparison.schema()).inside(inside);
            return of(
                    document,
                    inside,
                    path,
                    missing.getMessage() + "; for example " + missing.key() + ": " + SchemaDescriber.example(part));
        }
        Optional<SchemaMismatch> near =
                misfits.stream().filter(one -> one.near(path)).findFirst();
        if (stated != null) {
            return of(document, near.map(SchemaMismatch::path).orElse(path), String.valueOf(stated.getMessage()));
        }
        if (near.isPresent()) {
            return of(document, near.get().path(), near.get().message());
        }
        return other(document, path, refused);
    }

    private static ConfigProblem of(Node document, List<Object> path, String message) {
        return of(document, path, path, message);
    }

    /**
     * A problem.
     *
     * @param at the part whose place is named
     * @param about the part that is called by its path
     */
    private static ConfigProblem of(Node document, List<Object> at, List<Object> about, String message) {
        String named = named(about);
        boolean unknownKey = message.startsWith("unknown key");
        return new ConfigProblem(
                YamlPlace.find(document, at), (named.isEmpty() || unknownKey ? "" : named + ": ") + message);
    }

    /** What neither a rule nor the schema objects to; only a few things are left, such as a key that stands twice. */
    private static ConfigProblem other(Node document, List<Object> path, JsonProcessingException refused) {
        String words = refused.getOriginalMessage();
        if (words.startsWith("Duplicate field")) {
            return new ConfigProblem(
                    at(refused), "the key " + words.substring("Duplicate field ".length()) + " stands twice");
        }
        if (words.startsWith("Trailing token")) {
            return new ConfigProblem(at(refused), "a second document begins here, and one is expected");
        }
        if (path.isEmpty()) {
            return new ConfigProblem(at(refused), "this cannot be read; freestand schema config describes the file");
        }
        return of(document, path, SchemaComparison.expected(document, path));
    }

    /** The refusal by a rule of the file's own, whose words are for people. */
    private static @Nullable IllegalArgumentException stated(JsonProcessingException refused) {
        return refused.getCause() instanceof IllegalArgumentException own ? own : null;
    }

    private static YamlPlace at(JsonProcessingException refused) {
        JsonLocation at = refused.getLocation();
        return at == null ? YamlPlace.NOWHERE : new YamlPlace(at.getLineNr(), at.getColumnNr());
    }

    private static String context(MarkedYAMLException e) {
        if (e.getContext() == null) {
            return "";
        }
        YamlPlace begin = e.getContextMark() == null ? YamlPlace.NOWHERE : YamlPlace.of(e.getContextMark());
        return " (" + e.getContext() + (begin.line() == 0 ? "" : ", from " + begin.line() + ":" + begin.column()) + ")";
    }

    private static List<Object> path(JsonProcessingException refused) {
        List<Object> path = new ArrayList<>();
        if (refused instanceof JsonMappingException mapping) {
            for (Reference step : mapping.getPath()) {
                path.add(step.getFieldName() != null ? step.getFieldName() : (Object) step.getIndex());
            }
        }
        return path;
    }

    private static String named(List<Object> path) {
        StringBuilder named = new StringBuilder();
        for (Object step : path) {
            if (step instanceof String key && key.matches("[A-Za-z0-9_-]+")) {
                named.append(named.isEmpty() ? "" : ".").append(key);
            } else if (step instanceof String) {
                named.append("['").append(step).append("']");
            } else {
                named.append('[').append(step).append(']');
            }
        }
        return named.toString();
    }
}

package dev.freestand.verifier.policy;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds where in the text a path such as {@code behaviours[0].arg} stands. The binder knows the path of a fault, but
 * names the place where it noticed, which can be the end of the surrounding block.
 *
 * @param line from 1
 * @param column from 1
 */
record YamlPlace(int line, int column) {

    /** The place of the last step of the path that exists in the text: its key, or the element of a list. */
    static Optional<YamlPlace> find(String text, List<Reference> path, LoaderOptions options) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Node node;
        try {
            node = new Yaml(options).compose(new StringReader(text));
        } catch (YAMLException notComposable) {
            return Optional.empty();
        }
        Mark mark = null;
        for (Reference step : path) {
            if (node instanceof MappingNode mapping) {
                NodeTuple tuple = entry(mapping, step.getFieldName());
                if (tuple == null) {
                    break;
                }
                mark = tuple.getKeyNode().getStartMark();
                node = tuple.getValueNode();
            } else if (node instanceof SequenceNode sequence
                    && step.getIndex() >= 0
                    && step.getIndex() < sequence.getValue().size()) {
                node = sequence.getValue().get(step.getIndex());
                mark = node.getStartMark();
            } else {
                break;
            }
        }
        return Optional.ofNullable(mark).map(found -> new YamlPlace(found.getLine() + 1, found.getColumn() + 1));
    }

    private static @Nullable NodeTuple entry(MappingNode mapping, @Nullable String key) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return tuple;
            }
        }
        return null;
    }
}

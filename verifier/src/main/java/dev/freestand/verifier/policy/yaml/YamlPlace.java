package dev.freestand.verifier.policy.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Where in a text something stands. The binder reports the path of a fault, such as {@code behaviours[0].arg}, but names the
 * place where it noticed, which can be the end of the surrounding block.
 *
 * @param line from 1; 0 when no place can be named
 * @param column from 1; 0 when no place can be named
 */
record YamlPlace(int line, int column) {

    /** No place can be named. */
    static final YamlPlace NOWHERE = new YamlPlace(0, 0);

    static YamlPlace of(Mark mark) {
        return new YamlPlace(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /**
     * The place of the last step of the path that exists in the text: its key, or the element of a list. The beginning of
     * the document where none does.
     *
     * @param path names of keys, and indexes of list elements
     */
    static YamlPlace find(Node document, List<Object> path) {
        Mark mark = document.getStartMark();
        Node node = document;
        for (Object step : path) {
            NodeTuple tuple = step instanceof String key ? entry(node, key) : null;
            node = tuple != null ? tuple.getValueNode() : element(node, step);
            if (node == null) {
                break;
            }
            mark = tuple != null ? tuple.getKeyNode().getStartMark() : node.getStartMark();
        }
        return of(mark);
    }

    /** What stands at a path; null where nothing does. */
    static @Nullable Node node(Node document, List<Object> path) {
        Node node = document;
        for (Object step : path) {
            NodeTuple tuple = step instanceof String key ? entry(node, key) : null;
            node = tuple != null ? tuple.getValueNode() : element(node, step);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private static @Nullable Node element(Node node, Object step) {
        return node instanceof SequenceNode sequence
                        && step instanceof Integer index
                        && index >= 0
                        && index < sequence.getValue().size()
                ? sequence.getValue().get(index)
                : null;
    }

    private static @Nullable NodeTuple entry(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return tuple;
                }
            }
        }
        return null;
    }
}

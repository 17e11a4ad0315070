package dev.freestand.verifier.policy.yaml;

import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;

/** Refuses aliases before the text is bound: the binder would take one for a text of that name. */
final class AliasGuard {

    private AliasGuard() {}

    static void check(String text, LoaderOptions options) throws AliasException {
        try {
            for (Event event : new Yaml(options).parse(new StringReader(text))) {
                if (event instanceof AliasEvent) {
                    throw new AliasException(event.getStartMark());
                }
            }
        } catch (MarkedYAMLException malformed) {
            // The binder meets the same fault at the same place and words it with file, line and column.
            return;
        }
    }

    /** There is an alias, and this is its place. */
    static final class AliasException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        AliasException(Mark mark) {
            super("alias");
            this.line = mark.getLine() + 1;
            this.column = mark.getColumn() + 1;
        }

        int line() {
            return line;
        }

        int column() {
            return column;
        }
    }
}

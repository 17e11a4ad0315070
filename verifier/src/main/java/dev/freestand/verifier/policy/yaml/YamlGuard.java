package dev.freestand.verifier.policy.yaml;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;

/**
 * Refuses, before the text is bound, what the binder would take for something else or end on: an alias, which would become a text
 * of that name, and an escape that is no character.
 */
final class YamlGuard {

    private YamlGuard() {}

    static void check(String text, LoaderOptions options) throws RefusedException {
        Mark last = null;
        try {
            for (Event event : new Yaml(options).parse(new StringReader(text))) {
                last = event.getEndMark();
                if (event instanceof AliasEvent) {
                    throw new RefusedException(
                            "an alias (*name) is not allowed: write it out", event.getStartMark(), null);
                }
            }
        } catch (MarkedYAMLException malformed) {
            // The binder meets the same fault at the same place and words it with file, line and column.
            return;
        } catch (IllegalArgumentException e) {
            // The parser takes the number of an escape for granted: NumberFormatException, or no such character.
            throw new RefusedException(
                    "the text that follows has an escape that is no character: write \\xHH, \\uHHHH or \\UHHHHHHHH, with H a"
                            + " hexadecimal digit",
                    last,
                    e);
        }
    }

    /** What is refused, and its place. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        RefusedException(String message, @Nullable Mark mark, @Nullable Throwable cause) {
            super(message, cause);
            this.line = mark == null ? 0 : mark.getLine() + 1;
            this.column = mark == null ? 0 : mark.getColumn() + 1;
        }

        int line() {
            return line;
        }

        int column() {
            return column;
        }
    }
}

package dev.freestand.core.text;

import dev.freestand.core.facts.FloorCause;
import dev.freestand.core.facts.ReleaseSupport;
import dev.freestand.core.name.NameList;

/** What a file asks of its host at least, in words. */
public final class FloorText {

    private FloorText() {}

    /** The version, such as {@code GLIBC 2.34}; one without a number by its whole name. */
    public static String name(FloorCause cause) {
        return cause.version().isEmpty() ? cause.prefix() : cause.prefix() + " " + cause.version();
    }

    /** The library and the symbols that set a floor. */
    public static String cause(FloorCause cause) {
        if (cause.symbols().isEmpty()) {
            return cause.library() + (cause.more() == 0 ? "" : ": " + cause.more() + " symbols");
        }
        return cause.library() + ": " + String.join(", ", cause.symbols()) + NameList.more(cause.more());
    }

    /** What decides: why not an older release, whose distribution need not be named again; and what stays open. */
    public static String reason(ReleaseSupport reach) {
        String name = reach.distribution() + " ";
        String decides =
                reach.reason().startsWith(name) ? "not " + reach.reason().substring(name.length()) : reach.reason();
        return reach.provisos().isEmpty() ? decides : decides + "; open: " + String.join("; ", reach.provisos());
    }
}

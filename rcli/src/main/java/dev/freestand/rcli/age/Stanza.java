package dev.freestand.rcli.age;

import java.util.List;

/**
 * One way into a file: its file key, wrapped for one recipient.
 *
 * @param arguments the type of the recipient, and what that type says besides; at least one
 * @param body the wrapped key
 */
record Stanza(List<String> arguments, byte[] body) {
    /** Characters of each line of a body but its last, which has fewer. */
    static final int COLUMNS = 64;

    Stanza {
        arguments = List.copyOf(arguments);
    }

    String type() {
        return arguments.get(0);
    }

    /** Its lines in a header. */
    String text() {
        StringBuilder text = new StringBuilder("->");
        for (String argument : arguments) {
            text.append(' ').append(argument);
        }
        text.append('\n');
        String base64 = StrictBase64.encode(body);
        int at = 0;
        while (base64.length() - at >= COLUMNS) {
            text.append(base64, at, at + COLUMNS).append('\n');
            at += COLUMNS;
        }
        return text.append(base64.substring(at)).append('\n').toString();
    }
}

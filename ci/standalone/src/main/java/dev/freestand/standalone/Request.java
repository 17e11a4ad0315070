package dev.freestand.standalone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line, as far as it is understood before its command is known.
 *
 * @param command the first word that is no option; null where there is none
 * @param format what {@code --format} asks for, in lower case; null where it is not given
 * @param help whether {@code --help} is given
 * @param version whether {@code --version} is given
 * @param operands the words behind the command that are no options
 */
record Request(
        @Nullable String command, @Nullable String format, boolean help, boolean version, List<String> operands) {

    private static final List<String> FORMATS = List.of("text", "json", "sarif");

    Request {
        operands = List.copyOf(operands);
    }

    /**
     * Reads a command line. Options may stand before and behind the command, and in between its operands; {@code --} ends
     * them.
     *
     * @throws UsageException if an option is not known or lacks its value
     */
    static Request of(List<String> words) throws UsageException {
        String command = null;
        String format = null;
        boolean help = false;
        boolean version = false;
        boolean ended = false;
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (ended || !word.startsWith("-") || word.equals("-")) {
                if (command == null) {
                    command = word;
                } else {
                    operands.add(word);
                }
            } else if (word.equals("--")) {
                ended = true;
            } else if (word.equals("-h") || word.equals("--help")) {
                help = true;
            } else if (word.equals("-V") || word.equals("--version")) {
                version = true;
            } else if (word.equals("--format") || word.startsWith("--format=")) {
                if (format != null) {
                    throw new UsageException("option '--format' (text|json|sarif) should be specified only once");
                }
                boolean apart = word.equals("--format");
                if (apart && i + 1 == words.size()) {
                    throw new UsageException("Missing required parameter for option '--format' (text|json|sarif)");
                }
                format = format(apart ? words.get(++i) : word.substring("--format=".length()));
            } else {
                int end = word.indexOf('=');
                throw new UsageException("there is no option " + (end < 0 ? word : word.substring(0, end)));
            }
        }
        return new Request(command, format, help, version, operands);
    }

    private static String format(String word) throws UsageException {
        for (String format : FORMATS) {
            if (format.equalsIgnoreCase(word)) {
                return format;
            }
        }
        throw new UsageException("Invalid value for option '--format': expected one of [TEXT, JSON, SARIF]"
                + " (case-insensitive) but was '" + word + "'");
    }
}

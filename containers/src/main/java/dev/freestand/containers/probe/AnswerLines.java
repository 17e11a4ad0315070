package dev.freestand.containers.probe;

import dev.freestand.verifier.policy.Content;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Goes through an answer line by line and word by word; whatever is not exactly as expected is an error. */
final class AnswerLines {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final String text;
    private final String nonce;
    private int offset;
    private int line;

    AnswerLines(byte[] answer, String nonce) {
        // One char per byte: a byte that is not ASCII matches no word below.
        this.text = new String(answer, StandardCharsets.ISO_8859_1);
        this.nonce = nonce;
    }

    /** The next line's words after the nonce, of which the first must be {@code verb}. */
    String[] next(String verb, int words) throws ProtocolException {
        String[] found = next();
        if (!found[0].equals(verb) || found.length != words) {
            throw broken("expected '" + verb + "' with " + words + " words");
        }
        return found;
    }

    /** The next line's words after the nonce. */
    String[] next() throws ProtocolException {
        line++;
        int end = text.indexOf('\n', offset);
        if (end < 0) {
            throw broken(offset == text.length() ? "it ends too early" : "the line is not terminated");
        }
        if (!text.startsWith(nonce + " ", offset)) {
            throw broken("it does not begin with the nonce");
        }
        String rest = text.substring(offset + nonce.length() + 1, end);
        offset = end + 1;
        return rest.split(" ", -1);
    }

    void finish() throws ProtocolException {
        if (offset != text.length()) {
            line++;
            throw broken("there is data after the end");
        }
    }

    long number(String word) throws ProtocolException {
        if (!NUMBER.matcher(word).matches()) {
            throw broken("not a number");
        }
        return Long.parseLong(word);
    }

    int number(String word, int most) throws ProtocolException {
        long value = number(word);
        if (value > most) {
            throw broken("a number is out of range");
        }
        return (int) value;
    }

    String digest(String word) throws ProtocolException {
        if (!DIGEST.matcher(word).matches()) {
            throw broken("not a SHA-256");
        }
        return word;
    }

    Content content(String word, int most) throws ProtocolException {
        if (word.equals("-")) {
            return Content.EMPTY;
        }
        if (word.isEmpty() || word.length() > 2L * most) {
            throw broken("content is empty or too long");
        }
        try {
            return new Content(word);
        } catch (IllegalArgumentException e) {
            throw broken("not lower-case hexadecimal");
        }
    }

    ProtocolException broken(String problem) {
        return new ProtocolException(line, problem);
    }
}

package dev.freestand.attest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
public final class Pem {

    /** Longest text that is looked at, in characters: many times the longest key. */
    public static final int LIMIT = 64 << 10;

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
    private static final int WIDTH = 64;

    private Pem() {}

    /** The labels of all blocks, in their order. */
    public static List<String> labels(String text) {
        List<String> labels = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        while (begin.find()) {
            labels.add(begin.group(1));
        }
        return labels;
    }

    /** The content of the one block in a text. */
    public static byte[] content(String text, String label) throws AttestException {
        int begin = text.indexOf("-----BEGIN " + label + "-----");
        int end = text.indexOf("-----END " + label + "-----");
        if (begin < 0 || end < begin) {
            throw new AttestException("it is cut short");
        }
        String body = text.substring(begin + label.length() + "-----BEGIN -----".length(), end);
        byte[] content = CanonicalBase64.decode(body.replaceAll("[ \\t\\r\\n]", ""));
        if (content == null) {
            // The reason would quote a character of the key.
            throw new AttestException("its content is not base64");
        }
        return content;
    }

    /** A PEM block (RFC 7468) with this label. */
    public static String print(String label, byte[] content) {
        String body = Base64.getMimeEncoder(WIDTH, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}

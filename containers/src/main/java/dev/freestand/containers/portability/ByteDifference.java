package dev.freestand.containers.portability;

import dev.freestand.containers.probe.CapturedStream;
import java.nio.charset.StandardCharsets;

/** Says in one line where two byte strings part. What came out of a cell is shown escaped and cut. */
public final class ByteDifference {

    private static final int SHOWN = 40;

    private ByteDifference() {}

    /** Where they part: the place, and what stands there in each. */
    public static String between(byte[] expected, byte[] found) {
        int at = 0;
        while (at < expected.length && at < found.length && expected[at] == found[at]) {
            at++;
        }
        return "at byte " + at + " expected " + quote(expected, at) + ", found " + quote(found, at);
    }

    /** Both may be longer than what was kept; then their digests show that they differ, and not where. */
    static String between(CapturedStream expected, CapturedStream found) {
        byte[] wanted = expected.kept().bytes();
        byte[] got = found.kept().bytes();
        return expected.kept().equals(found.kept())
                ? "beyond the first " + wanted.length + " bytes: " + expected.total() + " bytes expected, "
                        + found.total() + " found"
                : between(wanted, got);
    }

    /** What is kept of two texts, one below the other where they part; empty where that is the same. */
    static String lines(CapturedStream expected, CapturedStream found) {
        return DiffExcerpt.of(expected.kept().bytes(), found.kept().bytes());
    }

    private static String quote(byte[] bytes, int from) {
        if (from >= bytes.length) {
            return "the end";
        }
        int length = Math.min(bytes.length - from, SHOWN);
        return '"'
                + escape(new String(bytes, from, length, StandardCharsets.ISO_8859_1))
                + '"'
                + (from + length < bytes.length ? "…" : "");
    }

    /** EscapedText ASCII as it is, everything else as an escape. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\n') {
                escaped.append("\\n");
            } else if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7f) {
                escaped.append((char) c);
            } else {
                escaped.append(String.format("\\x%02x", c));
            }
        });
        return escaped.toString();
    }
}

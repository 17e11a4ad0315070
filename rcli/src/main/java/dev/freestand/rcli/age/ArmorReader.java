package dev.freestand.rcli.age;

import dev.freestand.rcli.age.AgeException.Kind;
import java.io.IOException;

/**
 * Takes ASCII armour away. Nothing but white space may stand before and behind it, and there is one way to write what is in it,
 * but for the ends of lines, which may be of either kind.
 */
final class ArmorReader implements ByteInput {
    /** Enough for whatever a mail program puts there. */
    private static final int MOST_WHITE_SPACE = 1024;

    private final BufferedSource source;
    private boolean last;
    private boolean ended;

    /** Reads up to the end of the first line. */
    ArmorReader(BufferedSource source) throws IOException {
        this.source = source;
        skipWhiteSpace(source);
        if (!line().equals(Armor.BEGIN)) {
            throw bad("its armour does not begin with " + Armor.BEGIN);
        }
    }

    /** Skips white space, as much as may stand around armour. */
    static void skipWhiteSpace(BufferedSource source) throws IOException {
        int skipped = 0;
        while (isWhiteSpace(source.peek())) {
            source.next();
            skipped++;
            if (skipped > MOST_WHITE_SPACE) {
                throw bad("more than " + MOST_WHITE_SPACE + " bytes of white space stand around its armour");
            }
        }
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        int size = 0;
        while (!ended && size + Armor.BYTES <= buffer.length) {
            String line = line();
            if (line.equals(Armor.END)) {
                end();
                break;
            }
            byte[] bytes =
                    last || line.isEmpty() || line.length() > Armor.COLUMNS ? null : StrictBase64.decodePadded(line);
            if (bytes == null) {
                throw bad("its armour is not canonical base64 in lines of 64");
            }
            // Only the last line may be shorter, or have padding.
            last = bytes.length < Armor.BYTES;
            System.arraycopy(bytes, 0, buffer, size, bytes.length);
            size += bytes.length;
        }
        return size;
    }

    private void end() throws IOException {
        ended = true;
        skipWhiteSpace(source);
        if (source.peek() >= 0) {
            throw bad("something stands behind the end of its armour");
        }
    }

    /** The next line without its end; the last one needs none. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder(Armor.COLUMNS);
        int c = source.next();
        while (c >= 0 && c != '\n') {
            if (line.length() > Armor.COLUMNS) {
                throw bad("its armour has a line of more than 64 characters");
            }
            line.append((char) c);
            c = source.next();
        }
        int length = line.length();
        if (c < 0 && length == 0) {
            throw bad("its armour has no line " + Armor.END);
        }
        return c == '\n' && length > 0 && line.charAt(length - 1) == '\r'
                ? line.substring(0, length - 1)
                : line.toString();
    }

    private static boolean isWhiteSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static AgeException bad(String reason) {
        return new AgeException(Kind.ARMOR, reason);
    }
}

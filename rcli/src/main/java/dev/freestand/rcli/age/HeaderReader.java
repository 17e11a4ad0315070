package dev.freestand.rcli.age;

import dev.freestand.rcli.age.AgeException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a header and leaves what follows it. */
final class HeaderReader {
    /** More than ten thousand recipients need. */
    private static final int MOST_BYTES = 2 << 20;

    private static final int MAC = 32;

    private final BufferedSource source;
    private byte[] read = new byte[1024];
    private int size;

    private HeaderReader(BufferedSource source) {
        this.source = source;
    }

    static Header read(BufferedSource source) throws IOException {
        return new HeaderReader(source).read();
    }

    private Header read() throws IOException {
        String version = line();
        if (!version.equals(Header.VERSION_LINE)) {
            throw bad("its version is not " + Header.VERSION_LINE + ", the only one that is known");
        }
        List<Stanza> stanzas = new ArrayList<>();
        int start = size;
        String line = line();
        while (!line.startsWith(Header.MAC_MARK)) {
            stanzas.add(stanza(line));
            start = size;
            line = line();
        }
        if (stanzas.isEmpty()) {
            throw bad("its header has no recipient");
        }
        byte[] mac = line.startsWith(Header.MAC_MARK + " ")
                ? StrictBase64.decode(line.substring(Header.MAC_MARK.length() + 1))
                : null;
        if (mac == null || mac.length != MAC) {
            throw bad("the last line of its header is not a MAC");
        }
        return new Header(stanzas, Arrays.copyOf(read, start + Header.MAC_MARK.length()), mac);
    }

    private Stanza stanza(String first) throws IOException {
        if (!first.startsWith("-> ")) {
            throw bad("its header has a line that begins neither with '-> ' nor with '---'");
        }
        List<String> arguments = arguments(first.substring("-> ".length()));
        byte[] body = new byte[0];
        String line;
        do {
            line = line();
            byte[] part = line.length() > Stanza.COLUMNS ? null : StrictBase64.decode(line);
            if (part == null) {
                throw bad("its header has a recipient whose body is not canonical base64 in lines of 64");
            }
            body = Ascii.join(body, part);
        } while (line.length() == Stanza.COLUMNS);
        return new Stanza(arguments, body);
    }

    private static List<String> arguments(String text) throws AgeException {
        List<String> arguments = new ArrayList<>();
        int start = 0;
        for (int n = 0; n <= text.length(); n++) {
            if (n == text.length() || text.charAt(n) == ' ') {
                if (n == start) {
                    throw bad("its header has a recipient with an empty argument");
                }
                arguments.add(text.substring(start, n));
                start = n + 1;
            } else if (text.charAt(n) < '!' || text.charAt(n) > '~') {
                throw bad("its header has a recipient with a character that is not allowed");
            }
        }
        return arguments;
    }

    /** The next line without its end, which is a line feed and nothing else. */
    private String line() throws IOException {
        int start = size;
        int c = source.next();
        while (c != '\n') {
            if (c < 0) {
                throw bad("it ends within its header");
            }
            add(c);
            c = source.next();
        }
        add(c);
        return Ascii.text(read, start, size - 1);
    }

    private void add(int c) throws AgeException {
        if (size == MOST_BYTES) {
            throw bad("its header has more than " + (MOST_BYTES >> 20) + " MiB");
        }
        if (size == read.length) {
            read = Arrays.copyOf(read, 2 * size);
        }
        read[size++] = (byte) c;
    }

    private static AgeException bad(String reason) {
        return new AgeException(Kind.HEADER, reason);
    }
}

package dev.freestand.core.size;

import dev.freestand.core.elf.ByteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link map ({@code -Wl,-Map,FILE}) of GNU ld, gold, lld or mold: which object file each piece of each section came from.
 */
public final class LinkMap {

    private static final long LONGEST = 64L << 20;

    private final LinkMapUsage room;

    private LinkMap(LinkMapUsage room) {
        this.room = room;
    }

    /**
     * Reads a map.
     *
     * @param zeros sections that take no room in the file (SHT_NOBITS)
     */
    public static LinkMap read(ByteSource source, Set<String> zeros) throws UnusableInputException, IOException {
        if (source.size() > LONGEST) {
            throw new UnusableInputException("it is longer than " + LONGEST + " bytes");
        }
        byte[] bytes = new byte[(int) source.size()];
        String text = new String(bytes, 0, source.read(0, bytes, 0, bytes.length), StandardCharsets.UTF_8);
        return parse(text, zeros);
    }

    static LinkMap parse(String text, Set<String> zeros) throws UnusableInputException {
        LinkMapFormat.Found found = LinkMapFormat.of(text);
        if (found == null) {
            throw new UnusableInputException("it is no link map that GNU ld, gold, lld or mold writes");
        }
        LinkMapUsage room = new LinkMapUsage(zeros, found.format().table());
        LinkMapRows rows = found.format().rows(room);
        int start = found.start();
        while (start < text.length()) {
            int end = lineEnd(text, start);
            rows.line(text.substring(start, end));
            start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        room.end();
        return new LinkMap(room);
    }

    private static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Address and size of a section of the output, or null. */
    @Nullable
    public List<Long> output(String section) {
        return room.place(section);
    }

    /** Archives and object files, those with the most room in the file first. */
    public List<LibraryUsage> libraries() {
        return room.libraries();
    }

    /** Why a file may have been linked without being among {@link #libraries()}, or null. */
    @Nullable
    public String gap() {
        return room.gap();
    }
}

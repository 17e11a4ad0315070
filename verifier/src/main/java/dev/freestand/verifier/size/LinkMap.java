package dev.freestand.verifier.size;

import dev.freestand.verifier.elf.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link map ({@code -Wl,-Map,FILE}) of GNU ld, gold, lld or mold: which object file each piece of each section came from.
 */
final class LinkMap {

    private static final long LONGEST = 64L << 20;

    private final MapRoom room;

    private LinkMap(MapRoom room) {
        this.room = room;
    }

    /**
     * Reads a map.
     *
     * @param zeros sections that take no room in the file (SHT_NOBITS)
     */
    static LinkMap read(Path file, Set<String> zeros) throws UnusableException, IOException {
        String text;
        try (FileSource source = FileSource.open(file)) {
            if (source.size() > LONGEST) {
                throw new UnusableException("it is longer than " + LONGEST + " bytes");
            }
            byte[] bytes = new byte[(int) source.size()];
            text = new String(bytes, 0, source.read(0, bytes, 0, bytes.length), StandardCharsets.UTF_8);
        }
        return parse(text, zeros);
    }

    static LinkMap parse(String text, Set<String> zeros) throws UnusableException {
        MapFormat.Found found = MapFormat.of(text);
        if (found == null) {
            throw new UnusableException("it is no link map that GNU ld, gold, lld or mold writes");
        }
        MapRoom room = new MapRoom(zeros, found.format().table());
        MapRows rows = found.format().rows(room);
        text.substring(found.start()).lines().forEach(rows::line);
        room.end();
        return new LinkMap(room);
    }

    /** Address and size of a section of the output, or null. */
    @Nullable
    List<Long> output(String section) {
        return room.place(section);
    }

    /** Archives and object files, those with the most room in the file first. */
    List<LibraryRoom> libraries() {
        return room.libraries();
    }

    /** Why a file may have been linked without being among {@link #libraries()}, or null. */
    @Nullable
    String gap() {
        return room.gap();
    }
}

package dev.freestand.verifier.size;

import dev.freestand.verifier.elf.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A map written by GNU ld ({@code -Wl,-Map,FILE}): which object file each piece of each section came from. */
final class LinkMap {

    private static final long LONGEST = 64L << 20;
    private static final String START = "Linker script and memory map";
    /** A name at the left edge is a section of the output, one behind a space a section of an object file. */
    private static final Pattern NAME = Pattern.compile("^( ?)([^ ]+)(?: |$)");

    private static final Pattern PLACE = Pattern.compile(" +0x([0-9a-f]{1,16}) +0x([0-9a-f]{1,16})(?: (.+))?$");
    private static final Pattern MEMBER = Pattern.compile("(.+)\\(([^()]+)\\)$");
    private static final String FILL = "*fill*";

    private final Set<String> zeros;
    private final Map<String, Map<String, long[]>> room = new TreeMap<>();
    private final Map<String, List<Long>> outputs = new HashMap<>();
    private String output = "";
    private String name = "";
    private boolean outer;
    private boolean counting;

    private LinkMap(Set<String> zeros) {
        this.zeros = zeros;
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
        int start = text.indexOf(START);
        if (start < 0) {
            throw new UnusableException("it has no line \"" + START + "\", so GNU ld did not write it");
        }
        LinkMap map = new LinkMap(zeros);
        text.substring(start + START.length()).lines().forEach(map::line);
        return map;
    }

    /** Address and size of a section of the output, or null. */
    @Nullable
    List<Long> output(String section) {
        return outputs.get(section);
    }

    /** Archives and object files, those with the most room in the file first. */
    List<LibraryRoom> libraries() {
        List<LibraryRoom> libraries = new ArrayList<>();
        room.forEach((library, members) -> {
            List<MemberRoom> parts = new ArrayList<>();
            members.forEach((member, sizes) -> parts.add(new MemberRoom(member, sizes[0], sizes[1])));
            parts.sort(Comparator.comparingLong(MemberRoom::file)
                    .thenComparing(MemberRoom::memory)
                    .reversed());
            long bytes = parts.stream().mapToLong(MemberRoom::file).sum();
            long memory = parts.stream().mapToLong(MemberRoom::memory).sum();
            libraries.add(new LibraryRoom(library, bytes, memory, parts));
        });
        libraries.sort(Comparator.comparingLong(LibraryRoom::file)
                .thenComparing(LibraryRoom::memory)
                .reversed());
        return libraries;
    }

    private void line(String line) {
        Matcher named = NAME.matcher(line);
        String rest = line;
        if (named.find()) {
            name = named.group(2);
            outer = named.group(1).isEmpty();
            rest = line.substring(named.end(2));
            if (outer) {
                output = name;
                counting = false;
            }
        }
        Matcher place = PLACE.matcher(rest);
        if (!place.matches() || name.isEmpty()) {
            return;
        }
        long address = Long.parseUnsignedLong(place.group(1), 16);
        long size = Long.parseUnsignedLong(place.group(2), 16);
        String from = place.group(3);
        if (outer) {
            // What is not loaded (.comment, .debug_info) stands at address 0.
            counting = address != 0;
            outputs.putIfAbsent(output, List.of(address, size));
        } else if (counting && size > 0 && (from != null || name.equals(FILL))) {
            add(name.equals(FILL) ? FILL : String.valueOf(from), size);
        }
        name = "";
    }

    private void add(String from, long size) {
        Matcher member = MEMBER.matcher(from);
        boolean archived = member.matches();
        long[] sizes = room.computeIfAbsent(archived ? member.group(1) : from, key -> new TreeMap<>())
                .computeIfAbsent(archived ? member.group(2) : from, key -> new long[2]);
        sizes[0] += zeros.contains(output) ? 0 : size;
        sizes[1] += size;
    }
}

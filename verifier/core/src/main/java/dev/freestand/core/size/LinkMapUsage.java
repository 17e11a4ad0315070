package dev.freestand.core.size;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what the rows of a link map say: which file each piece of each section came from. */
final class LinkMapUsage {

    /** No file: room between sections. */
    static final String FILL = "*fill*";
    /** No file: what the linker makes itself, such as tables for the loader, and constants that it merged. */
    static final String MADE = "*linker*";

    /** A larger piece, 1 TiB, is no row of a map. */
    private static final long LARGEST = 1L << 40;

    private static final int DIGITS = 16;
    /** Assemblers write these into every object file, empty ones too. */
    private static final Set<String> USUAL = Set.of(".text", ".data", ".bss");

    private final Set<String> zeros;
    private final boolean gapsUnnamed;
    private final Map<String, Map<String, long[]>> room = new TreeMap<>();
    private final Map<String, List<Long>> outputs = new HashMap<>();
    private String output = "";
    private boolean counting;
    private long left;
    private boolean named;
    private long merged;
    private long empty;

    /**
     * @param zeros sections that take no room in the file (SHT_NOBITS)
     * @param gapsUnnamed what no row of a section accounts for was made or left free by the linker
     */
    LinkMapUsage(Set<String> zeros, boolean gapsUnnamed) {
        this.zeros = zeros;
        this.gapsUnnamed = gapsUnnamed;
    }

    /** A number of a map, from 0 to 2^63 - 1, or -1 for anything else. */
    static long number(String digits, int radix) {
        if (digits.isEmpty() || digits.length() > DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value < 0 ? -1 : value;
    }

    /** A section of the output begins; what follows is in it. */
    void output(String name) {
        end();
        output = name;
    }

    /** Where the section lies. What is not loaded (.comment, .debug_info) stands at address 0, and is not counted. */
    void place(long address, long bytes) {
        counting = address != 0 && bytes <= LARGEST;
        left = bytes;
        outputs.putIfAbsent(output, List.of(address, bytes));
    }

    /** A piece of a file; one without room still shows that the file was linked. */
    void add(String section, String file, long bytes) {
        if (counting && bytes <= LARGEST) {
            named = true;
            left -= bytes;
            if (bytes == 0 && USUAL.contains(section)) {
                empty++;
            }
            int open = file.endsWith(")") ? file.lastIndexOf('(') : -1;
            boolean archived = open > 0 && open < file.length() - 2;
            book(
                    archived ? file.substring(0, open) : file,
                    archived ? file.substring(open + 1, file.length() - 1) : file,
                    bytes);
        }
    }

    /** A piece of no file: {@link #FILL} or {@link #MADE}. */
    void own(String what, long bytes) {
        if (counting && bytes > 0 && bytes <= LARGEST) {
            left -= bytes;
            book(what, what, bytes);
        }
    }

    /** Constants of files that the map does not name beside them. */
    void merged(long bytes) {
        if (counting && bytes <= LARGEST) {
            merged += bytes;
            own(MADE, bytes);
        }
    }

    /** The section, or the map, has ended. */
    void end() {
        if (gapsUnnamed && left > 0) {
            if (output.startsWith(".rodata")) {
                merged(left);
            } else {
                own(named ? FILL : MADE, left);
            }
        }
        counting = false;
        left = 0;
        named = false;
    }

    private void book(String file, String member, long bytes) {
        long[] sizes = room.computeIfAbsent(file, key -> new TreeMap<>()).computeIfAbsent(member, key -> new long[2]);
        sizes[0] += zeros.contains(output) ? 0 : bytes;
        sizes[1] += bytes;
    }

    /** Address and size of a section of the output, or null. */
    @Nullable
    List<Long> place(String section) {
        return outputs.get(section);
    }

    /**
     * Why a file may have been linked without being named, or null if each is. Where nothing was removed from the link,
     * object files show up by their empty sections at least; where something was, one of which only merged constants are
     * left does not.
     */
    @Nullable
    String gap() {
        long files = room.entrySet().stream()
                .filter(one -> !one.getKey().equals(FILL) && !one.getKey().equals(MADE))
                .mapToLong(one -> one.getValue().size())
                .sum();
        return merged == 0 || 2 * empty >= files
                ? null
                : "the linker merged " + merged + " bytes of constants, and its map does not tell from which files; one"
                        + " that gave nothing else is not named";
    }

    /** Archives and object files, those with the most room in the file first. */
    List<LibraryUsage> libraries() {
        List<LibraryUsage> libraries = new ArrayList<>();
        room.forEach((library, members) -> {
            List<MemberUsage> parts = new ArrayList<>();
            members.forEach((member, sizes) -> parts.add(new MemberUsage(member, sizes[0], sizes[1])));
            parts.sort(Comparator.comparingLong(MemberUsage::file)
                    .thenComparing(MemberUsage::memory)
                    .reversed());
            long bytes = parts.stream().mapToLong(MemberUsage::file).sum();
            long memory = parts.stream().mapToLong(MemberUsage::memory).sum();
            libraries.add(new LibraryUsage(library, bytes, memory, parts));
        });
        libraries.sort(Comparator.comparingLong(LibraryUsage::file)
                .thenComparing(LibraryUsage::memory)
                .reversed());
        return libraries;
    }
}

package dev.freestand.core.size;

import org.jspecify.annotations.Nullable;

/**
 * The rows of GNU ld and of gold: a name at the left edge is a section of the output, one behind a space a section of an
 * object file; address, size and file follow, on the next line where the name is long. gold writes what it makes itself
 * ({@code ** merge strings}) without a file; GNU ld writes what lies between ({@code *fill*}).
 */
final class GnuLdMapRows implements LinkMapRows {

    private static final String GAP = "*fill*";
    /** What gold makes itself begins with this. */
    private static final String MADE = "** ";

    private static final String GOLD_GAP = "fill";
    private static final String GOLD_MERGED = "** merge ";

    private final LinkMapUsage room;
    private String name = "";
    private boolean outer;

    GnuLdMapRows(LinkMapUsage room) {
        this.room = room;
    }

    @Override
    public void line(String line) {
        String rest = line;
        boolean inner = line.length() > 1 && line.charAt(0) == ' ' && line.charAt(1) != ' ';
        if (inner || (!line.isEmpty() && line.charAt(0) != ' ')) {
            outer = !inner;
            int end = nameEnd(line, inner);
            name = line.substring(inner ? 1 : 0, end);
            rest = line.substring(end);
            if (outer) {
                room.output(name);
            }
        }
        Place place = name.isEmpty() ? null : Place.of(rest);
        if (place == null) {
            return;
        }
        if (outer) {
            room.place(place.address(), place.size());
        } else if (name.equals(GAP) || (name.startsWith(MADE) && name.endsWith(GOLD_GAP))) {
            room.own(LinkMapUsage.FILL, place.size());
        } else if (name.startsWith(GOLD_MERGED)) {
            room.merged(place.size());
        } else if (name.startsWith(MADE)) {
            room.own(LinkMapUsage.MADE, place.size());
        } else if (place.file() != null) {
            room.add(name, place.file(), place.size());
        }
        name = "";
    }

    /** gold's own names hold spaces; they end where the address begins, or with the line. */
    private static int nameEnd(String line, boolean inner) {
        int end = inner && line.startsWith(MADE, 1) ? line.indexOf(" 0x") : line.indexOf(' ', 1);
        if (end < 0) {
            return line.length();
        }
        while (end > 1 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    /**
     * What stands behind a name.
     *
     * @param file as the linker names it; null where none is named
     */
    private record Place(long address, long size, @Nullable String file) {

        /** {@code 0xADDRESS 0xSIZE FILE}, or null for anything else. */
        static @Nullable Place of(String text) {
            int start = skip(text, 0);
            int middle = text.indexOf(' ', start);
            if (start == 0 || middle < 0) {
                return null;
            }
            int second = skip(text, middle);
            int end = text.indexOf(' ', second);
            long address = hex(text.substring(start, middle));
            long size = hex(text.substring(second, end < 0 ? text.length() : end));
            if (address < 0 || size < 0) {
                return null;
            }
            String file = end < 0 ? "" : text.substring(end + 1);
            return new Place(address, size, file.isBlank() ? null : file);
        }

        private static int skip(String text, int from) {
            int at = from;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            return at;
        }

        private static long hex(String word) {
            return word.startsWith("0x") ? LinkMapUsage.number(word.substring(2), 16) : -1;
        }
    }
}

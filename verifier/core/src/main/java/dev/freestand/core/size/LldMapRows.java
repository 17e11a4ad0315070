package dev.freestand.core.size;

/**
 * The rows of lld and of mold: numbers, and behind them, each eight columns further to the right, a section of the output, a
 * section of an object file ({@code FILE:(SECTION)}), a symbol. Sections that a linker makes itself, merged constants among
 * them, have {@code <internal>} for their file (lld) or no row at all (mold).
 */
final class LldMapRows implements LinkMapRows {

    private static final int INDENT = 8;
    private static final String INTERNAL = "<internal>";

    private final LinkMapUsage room;
    private final int addresses;
    private final int sizeRadix;

    /**
     * @param addresses how many columns of addresses stand before the size; the first counts
     * @param sizeRadix 16 for hex, 10 for decimal; addresses are in hex
     */
    LldMapRows(LinkMapUsage room, int addresses, int sizeRadix) {
        this.room = room;
        this.addresses = addresses;
        this.sizeRadix = sizeRadix;
    }

    @Override
    public void line(String line) {
        long address = -1;
        long size = -1;
        int at = 0;
        for (int column = 0; column < addresses + 2; column++) {
            int start = at;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            at = line.indexOf(' ', start);
            if (at < 0) {
                return;
            }
            String word = line.substring(start, at);
            if (column == 0) {
                address = LinkMapUsage.number(word.startsWith("0x") ? word.substring(2) : word, 16);
            } else if (column == addresses) {
                size = LinkMapUsage.number(word, sizeRadix);
            }
        }
        int text = at + 1;
        while (text < line.length() && line.charAt(text) == ' ') {
            text++;
        }
        if (address < 0 || size < 0 || text == line.length()) {
            return;
        }
        int indent = text - at - 1;
        if (indent == 0) {
            room.output(line.substring(text));
            room.place(address, size);
        } else if (indent == INDENT) {
            input(line.substring(text), size);
        }
    }

    private void input(String row, long size) {
        // A path may hold anything, the name of a section hardly: the last colon counts.
        int colon = row.lastIndexOf(":(");
        if (colon <= 0 || !row.endsWith(")")) {
            return;
        }
        String file = row.substring(0, colon);
        String section = row.substring(colon + 2, row.length() - 1);
        if (!file.equals(INTERNAL)) {
            room.add(section, file, size);
        } else if (merged(section)) {
            room.merged(size);
        } else {
            room.own(LinkMapUsage.MADE, size);
        }
    }

    /** Only constants are merged into sections that keep the name of theirs; all else that lld makes is named by itself. */
    private static boolean merged(String section) {
        return section.startsWith(".rodata") || section.startsWith(".lrodata");
    }
}

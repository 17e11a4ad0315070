package dev.freestand.core.size;

import org.jspecify.annotations.Nullable;

/** The link maps that are known, distinguished by what they begin with, never by a file name. */
enum LinkMapFormat {
    /** GNU ld: files, then the linker script with what each of its commands took. */
    GNU_LD("Linker script and memory map"),
    /** gold: archive members, then each section of the output with what went into it. */
    GOLD("Memory map"),
    /** LLVM's lld, which also links Rust programs: one table, addresses in hex, no prefix. */
    LLD("VMA LMA Size Align Out In Symbol"),
    /** mold: the same table without a column for load addresses, sizes in decimal. */
    MOLD("VMA Size Align Out In Symbol");

    private final String head;

    LinkMapFormat(String head) {
        this.head = head;
    }

    /** A map's format and where its rows begin. */
    record Found(LinkMapFormat format, int start) {}

    /** The format of a map, or null for a text that none of the four linkers wrote. */
    static @Nullable Found of(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        for (LinkMapFormat table : new LinkMapFormat[] {LLD, MOLD}) {
            if (words(first).equals(table.head)) {
                return new Found(table, first.length());
            }
        }
        int script = line(text, GNU_LD.head);
        if (script >= 0) {
            return new Found(GNU_LD, script);
        }
        int memory = line(text, GOLD.head);
        return memory < 0 ? null : new Found(GOLD, memory);
    }

    /** Whether it is a table, in which what no row accounts for is the linker's own. */
    boolean table() {
        return this == LLD || this == MOLD;
    }

    /** What reads the rows of such a map into a collection. */
    LinkMapRows rows(LinkMapUsage room) {
        return switch (this) {
            case GNU_LD, GOLD -> new GnuLdMapRows(room);
            case LLD -> new LldMapRows(room, 2, 16);
            case MOLD -> new LldMapRows(room, 1, 10);
        };
    }

    /** The end of the line that reads like this, or -1. */
    private static int line(String text, String wanted) {
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean begins = at == 0 || text.charAt(at - 1) == '\n';
            if (begins && (end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r')) {
                return end;
            }
        }
        return -1;
    }

    /** A line with one space between words; a long one is no head. */
    private static String words(String line) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < line.length() && words.length() <= LLD.head.length(); i++) {
            char c = line.charAt(i);
            if (c != ' ' && c != '\r') {
                words.append(c);
            } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.toString().stripTrailing();
    }
}

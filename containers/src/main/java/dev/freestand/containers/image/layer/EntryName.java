package dev.freestand.containers.image.layer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names as archives write them, taken apart and checked. */
public final class EntryName {

    /** Most bytes of a path. */
    public static final int LONGEST_PATH = 4095;

    static final int LONGEST_PART = 255;
    static final int DEEPEST = 256;

    private EntryName() {}

    /**
     * The parts of a name. A slash in front means the root of the tree, as everywhere in a tree.
     * @throws IllegalArgumentException if it leads up, or is longer or deeper than a tree should be; the message is the end
     *     of a sentence
     */
    public static List<String> parse(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("has a NUL in its name");
        }
        if (bytes(name) > LONGEST_PATH) {
            throw new IllegalArgumentException("has a name of more than " + LONGEST_PATH + " bytes");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                throw new IllegalArgumentException("leads up with '..'");
            }
            if (bytes(part) > LONGEST_PART) {
                throw new IllegalArgumentException("has a part of more than " + LONGEST_PART + " bytes in its name");
            }
            parts.add(part);
        }
        if (parts.size() > DEEPEST) {
            throw new IllegalArgumentException("is more than " + DEEPEST + " folders deep");
        }
        return parts;
    }

    /** A symbolic link's text, which may be anything that the system can hold. */
    public static String link(String text) {
        if (text.isEmpty() || text.indexOf('\0') >= 0 || bytes(text) > LONGEST_PATH) {
            throw new IllegalArgumentException("is a symbolic link with an invalid target");
        }
        return text;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

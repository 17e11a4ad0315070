package dev.freestand.cli.source;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One entry of a tree object.
 *
 * @param path from the top of the checkout, with {@code /} between folders
 * @param mode as git has it, in octal, such as {@code 100644}
 * @param object the name of what it leads to
 */
record TreeEntry(String path, String mode, String object) {

    static final String FOLDER = "40000";
    static final String FILE = "100644";
    static final String PROGRAM = "100755";
    static final String LINK = "120000";
    static final String MODULE = "160000";

    /** All entries of a tree object that lies at this path, which ends with {@code /} unless it is empty. */
    static List<TreeEntry> parse(String path, byte[] tree, ObjectHash hash) throws SourceUnknownException {
        List<TreeEntry> entries = new ArrayList<>();
        int at = 0;
        while (at < tree.length) {
            int blank = next(tree, at, (byte) ' ');
            int end = next(tree, blank + 1, (byte) 0);
            int after = end + 1 + hash.length();
            if (after > tree.length) {
                throw new SourceUnknownException("a tree of the repository is truncated");
            }
            String mode = new String(tree, at, blank - at, StandardCharsets.US_ASCII);
            String object = HexFormat.of().formatHex(tree, end + 1, after);
            entries.add(new TreeEntry(path + name(tree, blank + 1, end), mode, object));
            at = after;
        }
        return entries;
    }

    private static int next(byte[] tree, int from, byte wanted) throws SourceUnknownException {
        for (int at = from; at < tree.length; at++) {
            if (tree[at] == wanted) {
                return at;
            }
        }
        throw new SourceUnknownException("a tree of the repository is truncated");
    }

    private static String name(byte[] tree, int from, int to) throws SourceUnknownException {
        String name;
        try {
            name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(tree, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SourceUnknownException("a file of the commit has a name that is not UTF-8; rename it", e);
        }
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/")) {
            throw new SourceUnknownException(
                    "a tree of the repository has an entry '" + name + "', which is not a" + " valid name");
        }
        return name;
    }
}

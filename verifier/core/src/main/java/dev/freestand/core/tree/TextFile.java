package dev.freestand.core.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a small configuration file, up to a limit. */
final class TextFile {

    private TextFile() {}

    /** The text, cut at {@link TreeLimits#CONF_BYTES}. */
    static String read(FileTree files, FileTree.Place place) throws IOException {
        try (FileTree.OpenFile source = files.open(place)) {
            byte[] bytes = new byte[(int) Math.min(source.size(), TreeLimits.CONF_BYTES)];
            int length = source.read(0, bytes, 0, bytes.length);
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }
}

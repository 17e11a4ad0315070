package dev.freestand.verifier.tree;

import dev.freestand.verifier.elf.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a small configuration file, up to a limit. */
final class TextFile {

    private TextFile() {}

    /** The text, cut at {@link Limits#CONF_BYTES}. */
    static String read(RootFs.Place place) throws IOException {
        try (FileSource source = FileSource.open(place.host())) {
            byte[] bytes = new byte[(int) Math.min(source.size(), Limits.CONF_BYTES)];
            int length = source.read(0, bytes, 0, bytes.length);
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }
}

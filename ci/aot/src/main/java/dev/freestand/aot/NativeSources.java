package dev.freestand.aot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The C and the make rules that every program shares, put where its own make rules find them. */
final class NativeSources {
    private static final List<String> NAMES =
            List.of("blocks.h", "errors.c", "errors.h", "lengths.h", "start.c", "start.h", "variants.mk");

    private NativeSources() {}

    /** Writes them into a folder; those that are already the same stay untouched, so that nothing is compiled again. */
    static void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : NAMES) {
            byte[] content = content(name);
            Path file = folder.resolve(name);
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                Files.write(file, content);
            }
        }
    }

    private static byte[] content(String name) throws IOException {
        try (InputStream resource = NativeSources.class.getResourceAsStream("native/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("native/" + name + " is missing beside " + NativeSources.class);
            }
            return resource.readAllBytes();
        }
    }
}

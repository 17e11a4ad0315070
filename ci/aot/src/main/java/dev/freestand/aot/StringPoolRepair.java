package dev.freestand.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Leaves out what TeaVM does at every start for {@code String.intern}: it puts each constant text into a hash table, which grows step by
 * step meanwhile. Where no class of the program asks for that method, nothing ever looks there. The headers of the objects, which it
 * writes as well, are constants: see {@link ClassLayoutRepair}.
 */
final class StringPoolRepair {
    private static final String FUNCTION = "teavm_registerString";
    private static final String START = "void teavm_initStringPool() {\n";
    private static final String END = "\n}\n";

    private StringPoolRepair() {}

    /** Repairs the one file that it is in, unless a class has a use for it. */
    static void repair(Path folder) throws IOException {
        try (Stream<Path> classes = Files.walk(folder.resolve("classes"))) {
            if (classes.filter(file -> file.toString().endsWith(".c"))
                    .anyMatch(file -> text(file).contains(FUNCTION))) {
                return;
            }
        }
        GeneratedFiles.change(folder.resolve("strings.c"), StringPoolRepair::repaired);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of that file, repaired. */
    static String repaired(String text) {
        int start = text.indexOf(START);
        int end = text.indexOf(END, start);
        if (start < 0 || end < 0 || !text.substring(start, end).contains(FUNCTION)) {
            throw GeneratedFiles.outdated(StringPoolRepair.class);
        }
        return text.substring(0, start) + START + text.substring(end + 1);
    }
}

package dev.freestand.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Leaves out what TeaVM does at every start for {@code String.intern}: it puts each constant text into a hash table, which grows step by
 * step meanwhile. Where no class of the program asks for that method, nothing ever looks there, and the constants only get the headers
 * of their objects. For 3,700 texts that is a fifth of the time of a short run.
 */
final class StringPoolRepair {
    private static final String FUNCTION = "teavm_registerString";
    private static final String REGISTERED = "s = " + FUNCTION + "(s);";
    private static final String WITH_HEADER =
            "s->characters->parent.header = TEAVM_PACK_CLASS(teavm_charArrayClass) | (int32_t) INT32_C(0x80000000);";

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
        int at = text.indexOf(REGISTERED);
        if (text.indexOf(FUNCTION, at + REGISTERED.length()) >= 0) {
            throw GeneratedFiles.outdated(StringPoolRepair.class);
        }
        return GeneratedFiles.replaceOnce(text, REGISTERED, WITH_HEADER, StringPoolRepair.class);
    }
}

package dev.freestand.verifier.contents;

import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a distribution says of itself, by os-release(5): at most 64 KiB of it.
 *
 * @param values by their names, such as {@code ID}, without quotes; a value with an escape in it is left out
 */
public record OsRelease(Map<String, String> values) {

    private static final int LONGEST = 1 << 16;
    private static final Pattern LINE = Pattern.compile(
            "^([A-Z][A-Z0-9_]{0,63})=(?:\"([^\"\\\\\n]{0,200})\"|'([^'\n]{0,200})'|([A-Za-z0-9._~-]{0,200}))$",
            Pattern.MULTILINE);

    public OsRelease {
        values = Map.copyOf(values);
    }

    /** Reads the file; nothing is known where it cannot be read. */
    public static OsRelease read(Path file) {
        try (InputStream in = RegularFile.stream(file)) {
            return parse(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return new OsRelease(Map.of());
        }
    }

    /** Reads its text; of a name that stands twice, the last value counts, as in a shell. */
    public static OsRelease parse(String text) {
        Map<String, String> values = new TreeMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            for (int group = 2; group <= line.groupCount(); group++) {
                if (line.group(group) != null) {
                    values.put(line.group(1), line.group(group));
                }
            }
        }
        return new OsRelease(values);
    }
}

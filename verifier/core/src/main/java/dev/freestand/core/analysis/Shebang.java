package dev.freestand.core.analysis;

import dev.freestand.core.elf.ByteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The interpreter of a script, read as Linux reads it: from the first 256 bytes, up to a blank. */
public final class Shebang {

    private static final int KERNEL_BUFFER = 256;
    private static final Pattern LINE = Pattern.compile("\\A#![ \\t]*([^ \\t\\n\\x00]+)");

    private Shebang() {}

    /** The interpreter's path, or null if the file is not a script that Linux would start. */
    public static @Nullable String interpreter(ByteSource source) throws IOException {
        byte[] head = new byte[KERNEL_BUFFER];
        int length = source.read(0, head, 0, KERNEL_BUFFER);
        String text = new String(head, 0, length, StandardCharsets.UTF_8);
        Matcher line = LINE.matcher(text);
        // A path that fills the buffer may be the beginning of another one: Linux starts neither.
        boolean cut = length == KERNEL_BUFFER && line.lookingAt() && line.end() == text.length();
        return line.lookingAt() && !cut ? line.group(1) : null;
    }
}

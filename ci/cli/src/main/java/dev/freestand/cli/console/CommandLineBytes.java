package dev.freestand.cli.console;

import dev.freestand.core.name.RawText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of this process's command line as they were given. Java reads them in the locale's character set, and puts U+FFFD
 * for every byte that does not fit: a file of such a name would not be found. The kernel still has the bytes (proc(5),
 * {@code /proc/pid/cmdline}).
 */
public final class CommandLineBytes {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private CommandLineBytes() {}

    /**
     * The words with nothing lost, as {@link RawText#word} writes them.
     *
     * @param read as Java read them
     */
    public static String[] words(String[] read) {
        if (Arrays.stream(read).allMatch(CommandLineBytes::ascii)) {
            return read;
        }
        try (InputStream stream = Files.newInputStream(COMMAND_LINE)) {
            return words(read, stream.readAllBytes());
        } catch (IOException e) {
            // There is no /proc. The words stay as they are; a file that is not found by them is named in the error.
            return read;
        }
    }

    /**
     * The same.
     *
     * @param commandLine every word with a NUL behind it; before the last of them stand those for the JVM
     */
    static String[] words(String[] read, byte[] commandLine) {
        List<byte[]> given = split(commandLine);
        int before = given.size() - read.length;
        if (before < 0) {
            return read;
        }
        String[] words = new String[read.length];
        for (int i = 0; i < read.length; i++) {
            words[i] = RawText.word(given.get(before + i));
            // Where they differ though both can be read, those are other words.
            if (ascii(read[i]) ? !read[i].equals(words[i]) : ascii(words[i])) {
                return read;
            }
        }
        return words;
    }

    private static List<byte[]> split(byte[] commandLine) {
        List<byte[]> words = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < commandLine.length; at++) {
            if (commandLine[at] == 0) {
                words.add(Arrays.copyOfRange(commandLine, from, at));
                from = at + 1;
            }
        }
        return words;
    }

    private static boolean ascii(String word) {
        return word.chars().allMatch(c -> c < 0x80);
    }
}

package dev.freestand.verifier.file;

import dev.freestand.core.name.EscapedText;
import dev.freestand.core.name.RawText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Paths as text, and back without loss, whatever bytes are in them and whatever the locale is. A {@link Path} holds the bytes
 * of a name; {@link Path#toString} and {@link Path#of(String, String...)} go by the locale's character set, and lose what it
 * does not have. A {@code file:} URI goes by the bytes themselves.
 */
public final class FileNames {

    private static final Path ROOT = Path.of("/");

    private static final Path WORKING_FOLDER = Path.of("/proc/self/cwd");

    /** Whether text made of a path by the platform is its bytes as UTF-8, where it states that nothing was lost. */
    private static final boolean UTF_8 = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));

    private FileNames() {}

    /** A path as {@link RawText}: what records hold. It may have control characters in it. */
    public static String text(Path path) {
        return RawText.of(bytes(path));
    }

    /** A path as it is shown, in one line: for messages. */
    public static String shown(Path path) {
        return EscapedText.name(text(path));
    }

    /** A path as a word of a command line that is to be run; see {@link RawText#word}. */
    public static String word(Path path) {
        return RawText.word(bytes(path));
    }

    /**
     * The path of such a text.
     *
     * @throws InvalidPathException if there is a NUL in it
     */
    public static Path ofText(String text) {
        return of(RawText.bytes(text));
    }

    /**
     * The path of a word of a command line.
     *
     * @throws InvalidPathException if there is a NUL in it
     */
    public static Path ofWord(String word) {
        return of(RawText.wordBytes(word));
    }

    /** The file beside this one whose name has that behind it, such as {@code .debug}. */
    public static Path beside(Path file, String suffix) {
        return file.resolveSibling(ofText(text(last(file)) + suffix));
    }

    /** The last name of a path; of a root, which has none, the path itself. */
    public static Path last(Path path) {
        Path name = path.getFileName();
        return name == null ? path : name;
    }

    /**
     * The absolute path, as {@link Path#toAbsolutePath}; and in a working folder whose name cannot be read in the locale, for
     * which the launcher has Java use a link, the folder's own name.
     */
    public static Path absolute(Path path) {
        Path absolute = path.toAbsolutePath();
        if (path.isAbsolute() || !absolute.startsWith(WORKING_FOLDER)) {
            return absolute;
        }
        try {
            return Files.readSymbolicLink(WORKING_FOLDER).resolve(path);
        } catch (IOException e) {
            // There is no /proc; the link's name is as good as any other then.
            return absolute;
        }
    }

    /** The bytes of a path. */
    static byte[] bytes(Path path) {
        String text = path.toString();
        if (ascii(text) || (UTF_8 && text.indexOf('\uFFFD') < 0)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        // Relative to the root, so that where this process is does not come into it.
        String escaped = ROOT.resolve(path).toUri().getRawPath();
        int from = path.isAbsolute() ? 0 : 1;
        // The URI of a folder ends with a slash, which the path does not.
        int to = escaped.endsWith("/") ? escaped.length() - 1 : escaped.length();
        byte[] bytes = new byte[to - from];
        int count = 0;
        for (int at = from; at < to; at++) {
            boolean octet = escaped.charAt(at) == '%';
            bytes[count++] =
                    (byte) (octet ? Integer.parseInt(escaped.substring(at + 1, at + 3), 16) : escaped.charAt(at));
            at += octet ? 2 : 0;
        }
        return Arrays.copyOf(bytes, count);
    }

    private static Path of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (ascii(text) || (UTF_8 && text.indexOf('\uFFFD') < 0)) {
            return Path.of(text);
        }
        StringBuilder uri = new StringBuilder("file:///");
        for (byte octet : bytes) {
            if (octet == 0) {
                throw new InvalidPathException(EscapedText.name(text), "a name holds no NUL");
            }
            if (octet != '/') {
                uri.append(String.format(Locale.ROOT, "%%%02X", octet));
            } else if (uri.charAt(uri.length() - 1) != '/') {
                uri.append('/');
            }
        }
        Path path = Path.of(URI.create(uri.toString()));
        return bytes[0] == '/' ? path : path.subpath(0, path.getNameCount());
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}

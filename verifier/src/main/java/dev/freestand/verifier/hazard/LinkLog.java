package dev.freestand.verifier.hazard;

import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions that the linker warned of: glibc keeps a warning beside each function that loads shared libraries, and
 * the linker prints it where a static program uses one. No warning proves nothing, since linkers can be told to be quiet.
 */
final class LinkLog {

    private static final int LONGEST = 16 << 20;
    private static final Pattern WARNING =
            Pattern.compile("Using '(\\w{1,64})' in statically linked applications requires at runtime");

    private LinkLog() {}

    /** The functions named in a log, of which no more than 16 MiB are read. */
    static Set<String> functions(Path log) throws IOException {
        try (InputStream stream = RegularFile.stream(log)) {
            return functions(new String(stream.readNBytes(LONGEST), StandardCharsets.ISO_8859_1));
        }
    }

    static Set<String> functions(String text) {
        Set<String> functions = new TreeSet<>();
        Matcher warning = WARNING.matcher(text);
        while (warning.find()) {
            functions.add(warning.group(1));
        }
        return functions;
    }
}

package dev.freestand.core.hazard;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions that the linker warned of: glibc keeps a warning beside each function that loads shared libraries, and
 * the linker prints it where a static program uses one. No warning proves nothing, since linkers can be run with warnings off.
 */
final class LinkerWarnings {

    private static final Pattern WARNING =
            Pattern.compile("Using '(\\w{1,64})' in statically linked applications requires at runtime");

    private LinkerWarnings() {}

    /** The functions named in what a linker printed. */
    static Set<String> functions(String text) {
        Set<String> functions = new TreeSet<>();
        Matcher warning = WARNING.matcher(text);
        while (warning.find()) {
            functions.add(warning.group(1));
        }
        return functions;
    }
}

package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out the place in the source that TeaVM 0.15.0 keeps room for at every call, for stack traces, although it generates
 * none of them here: half of a table that has an entry for each call, which is a tenth of a program.
 */
final class CallSiteTrimmer {

    /** What stands in which file for the field, and what takes its place. */
    private static final Map<String, Map<Pattern, String>> CHANGES = Map.of(
            "stack.h",
            Map.of(Pattern.compile("(?m)^ *TeaVM_CallSiteLocation\\* location;\\R"), ""),
            "callsites.c",
            Map.of(Pattern.compile(", \\.location = NULL "), " "),
            "ExceptionHandling.c",
            Map.of(
                    Pattern.compile("TEAVM_FIELD\\(\\w+, TeaVM_CallSite, location\\)"),
                    "((TeaVM_CallSiteLocation*) NULL)"),
            "heapdump.c",
            Map.of(Pattern.compile("\\bcallSite->location\\b"), "((TeaVM_CallSiteLocation*) NULL)"));

    private static final Pattern LEFT = Pattern.compile("\\.location = |TeaVM_CallSite, location|callSite->location");

    private CallSiteTrimmer() {}

    /**
     * Trims the files in a folder.
     *
     * @throws IllegalStateException if they are not what they were: a call has a place, or it is used elsewhere
     */
    static void trim(Path folder) throws IOException {
        TreeSet<String> missing = new TreeSet<>(CHANGES.keySet());
        for (Path file : GeneratedFiles.files(folder)) {
            String name = Objects.requireNonNull(file.getFileName()).toString();
            if (!name.endsWith(".c") && !name.endsWith(".h")) {
                continue;
            }
            String text = Files.readString(file);
            String trimmed = trimmed(name, text);
            if (!trimmed.equals(text)) {
                missing.remove(name);
                Files.writeString(file, trimmed);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("TeaVM writes something else than it did: look at " + missing);
        }
    }

    /** The text of a file without the field. */
    static String trimmed(String name, String text) {
        String trimmed = text;
        for (Map.Entry<Pattern, String> change :
                CHANGES.getOrDefault(name, Map.of()).entrySet()) {
            trimmed = change.getKey().matcher(trimmed).replaceAll(Matcher.quoteReplacement(change.getValue()));
        }
        if (LEFT.matcher(trimmed).find()) {
            throw new IllegalStateException("the place of a call is used in " + name);
        }
        return trimmed;
    }
}

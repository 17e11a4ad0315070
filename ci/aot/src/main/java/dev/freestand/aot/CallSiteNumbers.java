package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives calls numbers by what handles their exceptions.
 *
 * <p>TeaVM 0.15.0 numbers all calls of a program: each has an entry in a table that names its handlers, and stores its number
 * before it begins. Nearly all have no handler. Here all of these are number 0, calls with the same handlers share a number,
 * and a method without handlers stores 0 where it begins and nothing at its calls: a fifth of a program, and stores that keep
 * a C compiler from making loops fast.
 */
final class CallSiteNumbers {
    private static final String TABLE = "callsites.c";

    private static final Pattern HANDLER = Pattern.compile(
            "\\{ \\.id = (\\d+), \\.exceptionClass = ([^,]+), \\.next = (?:NULL|exceptionHandlers_teavm_callSites\\+(\\d+)) \\}");
    private static final Pattern SITE =
            Pattern.compile("\\{ \\.firstHandler = (?:NULL|exceptionHandlers_teavm_callSites \\+ (\\d+)) \\}");
    private static final Pattern TABLES = Pattern.compile(
            "static TeaVM_ExceptionHandler exceptionHandlers_teavm_callSites\\[.*\\R\\};\\R", Pattern.DOTALL);

    private static final String CALL = "TEAVM_WITH_CALL_SITE_ID(";
    private static final Pattern NUMBERED = Pattern.compile("TEAVM_WITH_CALL_SITE_ID\\((\\d+), ");
    /** A line with a brace alone ends each function, and nothing else of its kind has calls in it. */
    private static final Pattern END_OF_FUNCTION = Pattern.compile("(?<=\\n}\\n)");

    private static final String FRAME = "        teavm_shadowStack.header.size = (sz); \\\n";
    private static final String FRAME_WITH_NUMBER = FRAME + "        teavm_shadowStack.header.callSiteId = 0; \\\n";

    /** By the old number: the new one. */
    private final List<Integer> numbers = new ArrayList<>();
    /** In the order of the new numbers, from 1 on: each handler as {@code .id} and {@code .exceptionClass}. */
    private final List<List<String>> chains;

    /**
     * Reads the table.
     *
     * @throws IllegalStateException if it is not what TeaVM 0.15.0 writes
     */
    CallSiteNumbers(String table) {
        List<MatchResult> handlers = HANDLER.matcher(table).results().toList();
        List<MatchResult> sites = SITE.matcher(table).results().toList();
        if (sites.isEmpty()
                || handlers.size() != count(table, ".exceptionClass =")
                || sites.size() != count(table, ".firstHandler =")) {
            throw changed(TABLE);
        }
        Map<List<String>, Integer> known = new LinkedHashMap<>();
        known.put(List.of(), 0);
        for (MatchResult site : sites) {
            List<String> chain = chain(handlers, site.group(1));
            known.putIfAbsent(chain, known.size());
            numbers.add(known.get(chain));
        }
        chains = known.keySet().stream().skip(1).toList();
    }

    /** Numbers the calls in all files of a folder. */
    static void assign(Path folder) throws IOException {
        Path table = folder.resolve(TABLE);
        String text = Files.readString(table);
        CallSiteNumbers numbers = new CallSiteNumbers(text);
        int calls = 0;
        for (Path file : GeneratedFiles.files(folder)) {
            if (file.toString().endsWith(".c") && !file.equals(table)) {
                String before = Files.readString(file);
                calls += count(before, CALL);
                String after = numbers.assigned(before);
                if (!after.equals(before)) {
                    Files.writeString(file, after);
                }
            }
        }
        if (calls != numbers.numbers.size()) {
            throw new IllegalStateException(calls + " calls, but " + numbers.numbers.size() + " in " + TABLE);
        }
        Files.writeString(table, numbers.table(text));
        Path stack = folder.resolve("stack.h");
        Files.writeString(stack, frame(Files.readString(stack)));
    }

    private static List<String> chain(List<MatchResult> handlers, String first) {
        List<String> chain = new ArrayList<>();
        for (String next = first; next != null; ) {
            MatchResult handler = handlers.get(Integer.parseInt(next));
            chain.add(".id = " + handler.group(1) + ", .exceptionClass = " + handler.group(2));
            next = handler.group(3);
        }
        return List.copyOf(chain);
    }

    private static IllegalStateException changed(String file) {
        return new IllegalStateException("TeaVM writes something else than it did: look at " + file);
    }

    private static int count(String text, String what) {
        return (text.length() - text.replace(what, "").length()) / what.length();
    }

    /** A file with the new numbers. */
    String assigned(String text) {
        StringBuilder result = new StringBuilder();
        for (String function : END_OF_FUNCTION.split(text)) {
            boolean handles = function.contains("TEAVM_TRY");
            result.append(NUMBERED.matcher(function).replaceAll(call -> {
                int number = numbers.get(Integer.parseInt(call.group(1)));
                if (!handles && number != 0) {
                    throw new IllegalStateException(
                            "call " + call.group(1) + " has a handler outside of a method that has");
                }
                return Matcher.quoteReplacement(handles ? CALL + number + ", " : "(");
            }));
        }
        return result.toString();
    }

    /** The table with an entry for each number. */
    String table(String text) {
        StringBuilder handlers = new StringBuilder();
        StringBuilder sites = new StringBuilder("    { .firstHandler = NULL }");
        int at = 0;
        for (List<String> chain : chains) {
            sites.append(",\n    { .firstHandler = exceptionHandlers_teavm_callSites+")
                    .append(at)
                    .append(" }");
            int end = at + chain.size();
            for (String handler : chain) {
                at++;
                handlers.append("    { ")
                        .append(handler)
                        .append(", .next = ")
                        .append(at < end ? "exceptionHandlers_teavm_callSites+" + at : "NULL")
                        .append(" },\n");
            }
        }
        String tables = "static TeaVM_ExceptionHandler exceptionHandlers_teavm_callSites[" + Math.max(1, at) + "] = {\n"
                + handlers + "};\n\nTeaVM_CallSite teavm_callSites[" + (chains.size() + 1) + "] = {\n" + sites
                + "\n};\n";
        Matcher old = TABLES.matcher(text);
        if (!old.find()) {
            throw changed(TABLE);
        }
        return old.replaceFirst(Matcher.quoteReplacement(tables));
    }

    /** Where a method begins, its number of a call is 0. */
    static String frame(String header) {
        if (count(header, FRAME) != 2) {
            throw changed("stack.h");
        }
        return header.replace(FRAME, FRAME_WITH_NUMBER);
    }
}

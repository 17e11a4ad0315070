package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out what TeaVM does at every start for static fields. It calls a function of each class, 1,600 of them in a program of some
 * size, and nearly all of them set fields to zero, which C does before, and register the fields for the garbage collector. Each call
 * brings in a page of code. Here, the compiler makes the table of those fields, and only functions that do something else stay.
 */
final class StaticFieldRepair {
    private static final Pattern ROOTS = Pattern.compile(
            "(?m)^static void\\*\\* (\\w+\\[\\d+\\]) = \\{\\R((?:\\(void\\*\\*\\) &\\w+(?:, )?)+)\\R\\};\\R");
    private static final Pattern FUNCTION =
            Pattern.compile("(?m)^void (sysinitclass_\\w+)\\(\\) \\{\\R((?:.*\\R)*?)\\}\\R");
    private static final Pattern ZERO = Pattern.compile(" *sfld_\\w+ = (NULL|0|INT(32|64)_C\\(0\\)|0\\.0f?);");
    private static final Pattern REGISTERED = Pattern.compile(" *teavm_registerStaticGcRoots\\((\\w+), (\\d+)\\);");
    private static final String REGISTER = "teavm_registerStaticGcRoots(";
    private static final Pattern CALL = Pattern.compile("(?m)^ *(sysinitclass_\\w+)\\(\\);\\R");
    private static final String MAIN = "int aot_vm_main(";
    private static final String TABLE = "void*** teavm_gc_staticRoots;\n";

    private final List<String> roots = new ArrayList<>();
    private final Set<String> needless = new HashSet<>();

    private StaticFieldRepair() {}

    /** Repairs all files of classes, and those that call their functions. */
    static void repair(Path folder) throws IOException {
        StaticFieldRepair repair = new StaticFieldRepair();
        for (String below : List.of("classes", "arrays", "primitives")) {
            GeneratedFiles.changeAll(folder.resolve(below), repair::ofClass);
        }
        GeneratedFiles.change(folder.resolve("main.c"), repair::ofMain);
        GeneratedFiles.change(folder.resolve("memory.c"), StaticFieldRepair::ofMemory);
    }

    /**
     * The C of a class without what is not needed, which is noted.
     *
     * @throws IllegalStateException if it registers other fields than those that are noted: the garbage collector must know all
     */
    String ofClass(String text) {
        Set<String> noted = new TreeSet<>();
        Set<String> registered = new TreeSet<>();
        String withoutRoots = ROOTS.matcher(text).replaceAll(match -> {
            noted.add(match.group(1));
            roots.add(match.group(2));
            return "";
        });
        String repaired = FUNCTION.matcher(withoutRoots).replaceAll(match -> {
            List<String> lines = new ArrayList<>();
            for (String line : match.group(2).lines().toList()) {
                Matcher registration = REGISTERED.matcher(line);
                if (registration.matches()) {
                    registered.add(registration.group(1) + "[" + registration.group(2) + "]");
                } else if (!ZERO.matcher(line).matches()) {
                    lines.add(line);
                }
            }
            if (lines.isEmpty()) {
                needless.add(match.group(1));
                return "";
            }
            return Matcher.quoteReplacement("void " + match.group(1) + "() {\n" + String.join("\n", lines) + "\n}\n");
        });
        if (!noted.equals(registered) || repaired.contains(REGISTER)) {
            throw GeneratedFiles.outdated(StaticFieldRepair.class);
        }
        return repaired;
    }

    /** The C of the start, which calls what is left, with the table of fields. */
    private String ofMain(String text) {
        String calls = CALL.matcher(text)
                .replaceAll(match -> needless.contains(match.group(1)) ? "" : Matcher.quoteReplacement(match.group()));
        String fields = String.join(",\n", roots);
        long count = fields.chars().filter(c -> c == '&').count();
        return GeneratedFiles.replaceOnce(
                calls,
                MAIN,
                "static struct { int32_t size; void** fields[" + Math.max(count, 1) + "]; } aot_staticRoots = { "
                        + count
                        + ", {\n" + (count == 0 ? "NULL" : fields)
                        + "\n} };\nvoid*** teavm_gc_staticRoots = (void***) &aot_staticRoots;\n" + MAIN,
                StaticFieldRepair.class);
    }

    /** The C of the runtime's memory, which does not make that table any more. */
    private static String ofMemory(String text) {
        String declared = GeneratedFiles.replaceOnce(text, TABLE, "", StaticFieldRepair.class);
        int start = declared.indexOf("void " + REGISTER);
        int end = declared.indexOf("\n}\n", declared.indexOf("void teavm_initStaticGcRoots(") + 1);
        if (start < 0 || end < start) {
            throw GeneratedFiles.outdated(StaticFieldRepair.class);
        }
        return declared.substring(0, start) + "void teavm_initStaticGcRoots() {" + declared.substring(end);
    }
}

package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a makefile line by line, without running {@code make}, which runs commands while it reads: variables that are given
 * as they stand, rules whose recipe links a program, and rules without a recipe that make's own rule for C or C++ serves.
 * Each program is a variant.
 */
final class MakeReader implements ManifestReader {

    private static final Pattern VARIABLE =
            Pattern.compile("^(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*(?:[:?]{0,3})=(.*)$");
    private static final Pattern RULE = Pattern.compile("^([^\\t#:=][^:=#]{0,500})::?(?!=)([^=]*)$");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\(([A-Za-z_][A-Za-z0-9_]*)\\)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})");
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./+-]{0,200}");
    private static final Pattern OTHER_FILE =
            Pattern.compile(".*\\.(?:o|a|so|c|cc|cpp|cxx|h|hpp|d|s|S|txt|md|html|pdf|gz|zip|map|inc|in|1|8)");
    private static final Pattern OUTPUT = Pattern.compile("(?:^|\\s)-o(?:\\s|$)|(?:^|\\s)-o\\S");
    private static final Pattern STATIC = Pattern.compile("(?:^|\\s)-static(?:-pie)?(?:\\s|$)");
    private static final Pattern STRIPPED =
            Pattern.compile("(?:^|\\s)(?:-s|-Wl,-s|-Wl,--strip-all)(?:\\s|$)|(?:^|[\\s/-])strip\\s");
    private static final Pattern MUSL = Pattern.compile("(?:^|[\\s/])(?:\\S*-)?musl-(?:gcc|clang|g\\+\\+)(?:\\s|$)");

    private static final int ROUNDS = 8;
    private static final int LONGEST_VALUE = 4096;
    private static final int MOST_VARIANTS = 8;
    private static final List<String> SOURCES = List.of(".c", ".cc", ".cpp", ".cxx");

    /** The recipe of one target, with variables in place; empty where it has none. */
    private final Map<String, StringBuilder> recipes = new LinkedHashMap<>();

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Set<String> phony = new LinkedHashSet<>();
    private final Map<String, String> prerequisites = new LinkedHashMap<>();

    @Override
    public ProjectPlan read(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException {
        return new MakeReader().plan(folder, manifest, program);
    }

    private ProjectPlan plan(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException {
        parse(folder.text(manifest));
        List<String> programs = new ArrayList<>();
        for (String target : recipes.keySet()) {
            if (isProgram(folder, target)) {
                programs.add(target);
            }
        }
        String usual = String.valueOf(folder.root().getFileName());
        // A name with folders stands for its last part.
        List<String> wanted = program == null
                ? programs
                : programs.stream().filter(one -> one.equals(program)).toList();
        if (wanted.isEmpty()) {
            ProgramChoice.of(manifest, programs, usual, program);
        }
        List<String> notes = new ArrayList<>();
        if (wanted.size() > MOST_VARIANTS) {
            notes.add("it builds " + wanted.size() + " programs, of which the first " + MOST_VARIANTS + " are used;"
                    + " --program TARGET selects another");
            wanted = wanted.subList(0, MOST_VARIANTS);
        } else if (wanted.size() > 1) {
            notes.add("each program that it builds is treated as a variant of the same program: "
                    + String.join(", ", wanted) + "; --program TARGET selects one of them");
        }
        String subject = ProjectFolder.plain(lastName(common(wanted)), manifest);
        List<PlannedVariant> variants = new ArrayList<>();
        for (String target : wanted) {
            folder.checkBelow(target, manifest, "the target");
            variants.add(variant(target));
        }
        return new ProjectPlan(Toolchain.MAKE, manifest, subject, null, variants, notes);
    }

    private void parse(String text) {
        // A line that ends with a backslash goes on with the next.
        List<String> targets = List.of();
        for (String line : text.replace("\\\n", " ").lines().toList()) {
            if (line.startsWith("\t")) {
                for (String target : targets) {
                    append(recipes.get(target), line.strip());
                }
                continue;
            }
            String plain = line.replaceFirst("(?:^|\\s)#.*", "");
            Matcher variable = VARIABLE.matcher(plain);
            if (variable.matches()) {
                variables.putIfAbsent(variable.group(1), variable.group(2).strip());
                continue;
            }
            Matcher rule = RULE.matcher(plain);
            if (rule.matches()) {
                targets = rule(rule.group(1).strip(), rule.group(2));
            } else if (!plain.isBlank()) {
                targets = List.of();
            }
        }
    }

    private static void append(@Nullable StringBuilder recipe, String line) {
        if (recipe != null && recipe.length() + line.length() < LONGEST_VALUE) {
            recipe.append(line).append('\n');
        }
    }

    /** Notes a rule; gives its targets, which the recipe that follows belongs to. */
    private List<String> rule(String names, String rest) {
        int recipe = rest.indexOf(';');
        String needed = expand(recipe < 0 ? rest : rest.substring(0, recipe)).strip();
        if (names.equals(".PHONY")) {
            phony.addAll(List.of(needed.split("\\s+")));
            return List.of();
        }
        List<String> targets = new ArrayList<>();
        for (String target : expand(names).split("\\s+")) {
            String plain = target.startsWith("./") ? target.substring(2) : target;
            if (PROGRAM.matcher(plain).matches() && !OTHER_FILE.matcher(plain).matches()) {
                targets.add(plain);
                recipes.putIfAbsent(plain, new StringBuilder());
                prerequisites.merge(plain, needed, (one, other) -> one + " " + other);
                if (recipe >= 0) {
                    append(recipes.get(plain), rest.substring(recipe + 1).strip());
                }
            }
        }
        return targets;
    }

    /** The text with variables in place, as far as they are known. */
    private String expand(String text) {
        String known = text;
        for (int round = 0; round < ROUNDS && known.contains("$"); round++) {
            Matcher reference = REFERENCE.matcher(known);
            StringBuilder next = new StringBuilder();
            while (reference.find()) {
                String name = reference.group(1) == null ? reference.group(2) : reference.group(1);
                String value = variables.get(name);
                reference.appendReplacement(next, Matcher.quoteReplacement(value == null ? reference.group() : value));
            }
            reference.appendTail(next);
            if (next.length() > LONGEST_VALUE || next.toString().equals(known)) {
                break;
            }
            known = next.toString();
        }
        return known;
    }

    private String recipe(String target) {
        return expand(String.valueOf(recipes.get(target))).replace("$@", target).replace("\n", " \n");
    }

    private boolean isProgram(ProjectFolder folder, String target) {
        if (phony.contains(target)) {
            return false;
        }
        String recipe = recipe(target);
        if (recipe.isBlank()) {
            // Make's own rule links a program of one source, or of its object files.
            return SOURCES.stream().anyMatch(ending -> folder.has(target + ending))
                    && !List.of("all", "clean", "install", "test", "check").contains(target);
        }
        return OUTPUT.matcher(recipe).find()
                && (recipe.contains(" " + target) || recipe.contains("=" + target) || recipe.contains("-o" + target));
    }

    private PlannedVariant variant(String target) {
        String recipe = recipe(target);
        String whole = recipe.isBlank() ? expand("$(CC) $(CFLAGS) $(LDFLAGS) $(LDLIBS)") : recipe;
        boolean fixed = STATIC.matcher(whole).find();
        boolean musl = MUSL.matcher(whole).find();
        return PlannedVariant.of(target.replace('/', '-').replace('+', '-'), List.of("make", target), target)
                .requiring(List.of("make", "--version"), "apt-get install make")
                .expecting(
                        fixed ? Linkage.STATIC : null,
                        musl ? LibcFlavour.MUSL : null,
                        STRIPPED.matcher(whole).find());
    }

    /** The name that all have in common at their beginning, as in {@code greet} and {@code greet-static}; else the first. */
    private static String common(Collection<String> names) {
        String first = names.iterator().next();
        String shortest = names.stream()
                .map(MakeReader::lastName)
                .min((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(first);
        return names.stream().map(MakeReader::lastName).allMatch(name -> name.startsWith(shortest)) ? shortest : first;
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

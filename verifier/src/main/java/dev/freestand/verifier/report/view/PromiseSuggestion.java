package dev.freestand.verifier.report.view;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.core.floor.ProcessorLevel;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.core.promise.CommandLinePromises;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.VariantRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What could be promised of a variant of which nothing is: the strongest that its proof supports.
 *
 * @param variant the variant's name
 * @param lines the key {@code promise} in YAML, indented as it stands in a variant of {@code freestand.yaml}
 */
public record PromiseSuggestion(String variant, List<String> lines) {

    private static final int KIB = 1024;

    private static final String INDENT = "    ";

    /** A text that YAML takes as it stands. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9._+/-]*");

    private static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    public PromiseSuggestion {
        lines = List.copyOf(lines);
    }

    /** Those of a proof, but for variants of which something is promised, and files that support nothing. */
    static List<PromiseSuggestion> of(Proof proof, List<PromiseRow> promises) {
        List<PromiseSuggestion> all = new ArrayList<>();
        for (VariantRecord variant : proof.variants()) {
            boolean promised = promises.stream().anyMatch(row -> row.variant().equals(variant.name()));
            List<String> keys = promised ? List.of() : keys(variant, proof);
            if (!keys.isEmpty()) {
                List<String> lines = new ArrayList<>(List.of(INDENT + "promise:"));
                keys.forEach(key -> lines.add(INDENT + "  " + key));
                all.add(new PromiseSuggestion(variant.name(), lines));
            }
        }
        return List.copyOf(all);
    }

    /** The lines as one text. */
    public String text() {
        return String.join("\n", lines);
    }

    private static List<String> keys(VariantRecord variant, Proof proof) {
        FileReport file = variant.file();
        List<String> keys = new ArrayList<>();
        if (file.linkage() != Linkage.STATIC) {
            String glibc = file.symbolFloor().get("GLIBC");
            add(keys, file, "--glibc", glibc, "glibc: \"<= " + glibc + "\"");
            String libstdcxx = file.symbolFloor().get("GLIBCXX");
            add(keys, file, "--libstdcxx", libstdcxx, "libstdcxx: \"<= " + libstdcxx + "\"");
        }
        String needed = file.needed().isEmpty() ? "none" : String.join(",", file.needed());
        String names = file.needed().stream().map(PromiseSuggestion::quoted).collect(Collectors.joining(", "));
        add(keys, file, "--needed", needed, "needed: " + (names.isEmpty() ? "[]" : "[ " + names + " ]"));
        String interpreter = file.interpreter() == null ? "none" : file.interpreter();
        add(keys, file, "--interpreter", interpreter, "interpreter: " + quoted(interpreter));
        kernel(keys, variant, proof);
        if (!file.isaLevel().equals(ProcessorLevel.UNKNOWN)) {
            add(keys, file, "--cpu", file.isaLevel(), "cpu: " + file.isaLevel());
        }
        pages(keys, file);
        add(keys, file, "--no-rpath", "none", "rpath: none");
        List<String> environments = environments(variant, proof);
        if (!environments.isEmpty()) {
            keys.add("runsOn: [ " + String.join(", ", environments) + " ]");
        }
        return keys;
    }

    /** By the note and by what was observed, whichever is newer; one that was observed does without a note. */
    private static void kernel(List<String> keys, VariantRecord variant, Proof proof) {
        FileReport file = variant.file();
        String claimed = file.kernelFloor();
        String observed = proof.kernelFloors().stream()
                .filter(floor -> floor.variant().equals(variant.name()))
                .findFirst()
                .map(ObservedKernelFloor::observed)
                .orElse(null);
        boolean seen = observed != null
                && (claimed == null
                        || VersionNumber.parse(claimed)
                                .map(note -> VersionNumber.of(observed).compareTo(note) > 0)
                                .orElse(false));
        String oldest = seen ? observed : claimed;
        String line = "kernel: \">= " + oldest + "\"";
        if (seen && claimed == null) {
            keys.add(line);
        } else {
            add(keys, file, "--kernel", oldest, line);
        }
    }

    /** The largest pages that fit together with all smaller ones. */
    private static void pages(List<String> keys, FileReport file) {
        PageSizes pages = file.structure().layout().pages();
        if (pages == null) {
            return;
        }
        int before = keys.size();
        for (int size : pages.loads().stream().sorted(Comparator.reverseOrder()).toList()) {
            String text = size / KIB + " KiB";
            add(keys, file, "--page-size", text, "pageSize: " + text);
            if (keys.size() > before) {
                return;
            }
        }
    }

    /** Adds a line where the file keeps that promise; a name that cannot be promised is left out. */
    private static void add(List<String> keys, FileReport file, String option, @Nullable String value, String line) {
        if (value == null) {
            return;
        }
        CommandLinePromises promise =
                CommandLinePromises.of(name -> name.equals(option) ? value : null, option.equals("--no-rpath"));
        if (promise.problem().isEmpty()
                && promise.judge(List.of(file), ExitCode.PROVED, broken -> {}) == ExitCode.PROVED) {
            keys.add(line);
        }
    }

    private static List<String> environments(VariantRecord variant, Proof proof) {
        return proof.cells().stream()
                .filter(cell -> cell.variant().equals(variant.name())
                        && cell.observed() == RunResult.RUNS
                        && cell.outcome() == Outcome.PASS)
                .map(Cell::environment)
                .filter(name -> ENVIRONMENT.matcher(name).matches())
                .distinct()
                .toList();
    }

    /** A text as a scalar of YAML. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

package dev.freestand.verifier.report.text;

import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.Rules;
import dev.freestand.verifier.scan.ScanSummary;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The summary at the end of {@code freestand scan}: linkage by C library, worst floors, findings by rule. */
public final class ScanText {

    private static final int ROW = 24;

    private final StringBuilder out = new StringBuilder();

    private ScanText() {}

    /** The whole summary. */
    public static String print(ScanSummary summary) {
        return new ScanText().summary(summary);
    }

    private String summary(ScanSummary summary) {
        out.append(String.format(
                Locale.ROOT,
                "%d ELF files (and %d other names) in %d folders%n",
                summary.elf(),
                summary.others(),
                summary.folders()));
        table(summary.table());
        if (!summary.machines().isEmpty()) {
            title("machines");
            line("", counts(summary.machines()));
        }
        if (!summary.floors().isEmpty()) {
            title("worst floors");
            summary.floors().forEach((name, worst) -> line(name + " " + worst.version(), worst.path()));
        }
        if (!summary.findings().isEmpty()) {
            title("findings");
            summary.findings().forEach((rule, outcomes) -> line(rule + " " + outcomes(outcomes), titleOf(rule)));
        }
        if (!summary.errors().isEmpty()) {
            title("not read");
            summary.errors().forEach((code, unread) -> line(code + " " + unread.count(), "such as " + unread.path()));
        }
        return out.toString();
    }

    private void table(SortedMap<String, SortedMap<LibcFlavour, Long>> table) {
        if (table.isEmpty()) {
            return;
        }
        TreeSet<LibcFlavour> columns = new TreeSet<>();
        table.values().forEach(row -> columns.addAll(row.keySet()));
        out.append('\n').append(pad(""));
        columns.forEach(column -> out.append(String.format(Locale.ROOT, "%10s", column.label())));
        out.append('\n');
        table.forEach((name, row) -> {
            out.append(pad(name));
            columns.forEach(column -> out.append(String.format(Locale.ROOT, "%10d", row.getOrDefault(column, 0L))));
            out.append('\n');
        });
    }

    private void title(String title) {
        out.append('\n').append(title).append('\n');
    }

    private void line(String name, String value) {
        String text = name.isEmpty() ? value : pad(name) + value;
        out.append("  ").append(Printable.line(text)).append('\n');
    }

    private static String pad(String name) {
        return String.format(Locale.ROOT, "%-" + ROW + "s", name);
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String outcomes(Map<Outcome, Long> outcomes) {
        return outcomes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String titleOf(String rule) {
        return Rules.byId(rule).map(Rule::title).orElse("");
    }
}

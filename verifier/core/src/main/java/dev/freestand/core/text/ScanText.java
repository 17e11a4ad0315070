package dev.freestand.core.text;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleDescriptions;
import dev.freestand.core.scan.ScanSummary;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The summary at the end of {@code freestand scan}: linkage by C library, highest version requirements, findings by rule. */
public final class ScanText {

    private static final int INDENT = 2;
    private static final int NUMBER = 10;
    private static final int ROW = 26;

    private final TextPage page;

    private ScanText(TextPage page) {
        this.page = page;
    }

    /** The summary of a scan, as a terminal shows it. */
    public static String print(ScanSummary summary, ColourMode paint) {
        TextPage page = new TextPage(paint);
        new ScanText(page).summary(summary);
        return page.toString();
    }

    private void summary(ScanSummary summary) {
        String counts = TextPage.grouped(summary.elf()) + " ELF files (and " + TextPage.grouped(summary.others())
                + " other names) in " + TextPage.grouped(summary.folders()) + " folders";
        page.put(TextStyle.BOLD, counts).end();
        table(summary.table());
        if (!summary.machines().isEmpty()) {
            title("machines");
            page.to(INDENT).put(counts(summary.machines())).end();
        }
        if (!summary.floors().isEmpty()) {
            title("highest version requirements");
            summary.floors().forEach((name, worst) -> line((name + " " + worst.version()).strip(), worst.path()));
        }
        if (!summary.findings().isEmpty()) {
            title("findings");
            summary.findings().forEach(this::finding);
        }
        if (!summary.errors().isEmpty()) {
            title("not read");
            summary.errors()
                    .forEach((code, unread) ->
                            line(code + " " + TextPage.grouped(unread.count()), "such as " + unread.path()));
        }
    }

    private void table(SortedMap<String, SortedMap<LibcFlavour, Long>> table) {
        if (table.isEmpty()) {
            return;
        }
        TreeSet<LibcFlavour> columns = new TreeSet<>();
        table.values().forEach(row -> columns.addAll(row.keySet()));
        page.end();
        int end = ROW;
        for (LibcFlavour column : columns) {
            end += NUMBER;
            page.to(end - column.label().length()).put(TextStyle.BOLD, column.label());
        }
        page.end();
        table.forEach((name, row) -> {
            page.put(name);
            int place = ROW;
            for (LibcFlavour column : columns) {
                place += NUMBER;
                page.number(row.getOrDefault(column, 0L), place);
            }
            page.end();
        });
    }

    private void finding(String rule, Map<Outcome, Long> outcomes) {
        page.to(INDENT).put(rule);
        String before = " ";
        for (Map.Entry<Outcome, Long> entry : outcomes.entrySet()) {
            page.put(before).put(TextStyle.of(entry.getKey()), entry.getKey().toString());
            page.put(" " + TextPage.grouped(entry.getValue()));
            before = ", ";
        }
        page.to(ROW).put(titleOf(rule)).end();
    }

    private void title(String title) {
        page.end().put(TextStyle.BOLD, title).end();
    }

    private void line(String name, String value) {
        page.to(INDENT).put(name).to(ROW).put(value).end();
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + TextPage.grouped(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String titleOf(String rule) {
        return RuleDescriptions.byId(rule).map(RuleDescription::title).orElse("");
    }
}

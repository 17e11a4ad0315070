package dev.freestand.core.text;

import dev.freestand.core.name.Suggestion;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleDescriptions;
import java.util.List;

/** What {@code freestand explain} prints: rules in full, or all of them one a line. */
public final class ExplainText {

    private static final int ROW = 2;
    private static final int VALUE = 12;
    private static final int TITLE = 7;

    private ExplainText() {}

    /** Each rule with its reason, the evidence it reads, the fix and what it follows. */
    public static String print(List<? extends RuleDescription> rules, ColourMode paint) {
        TextPage page = new TextPage(paint);
        for (int i = 0; i < rules.size(); i++) {
            RuleDescription rule = rules.get(i);
            if (i > 0) {
                page.end();
            }
            page.put(TextStyle.BOLD, rule.id() + "  " + rule.title()).end();
            row(page, "why", rule.why());
            row(page, "evidence", rule.evidence());
            row(page, "fix", rule.fix());
            page.to(ROW).put("follows").to(VALUE).put(rule.specification()).end();
        }
        return page.toString();
    }

    /** The id and title of each rule, a heading before each hundred, and how to read on. */
    public static String list(List<? extends RuleDescription> rules, ColourMode paint) {
        TextPage page = new TextPage(paint);
        String before = "";
        for (RuleDescription rule : rules) {
            String heading = group(rule.id());
            if (!heading.equals(before)) {
                if (!before.isEmpty()) {
                    page.end();
                }
                page.put(TextStyle.BOLD, heading).end();
                before = heading;
            }
            page.to(ROW).put(rule.id()).to(ROW + TITLE).flow(rule.title()).end();
        }
        page.end().put(TextStyle.DIM, "freestand explain RULE shows rationale, evidence and fix");
        return page.end().toString();
    }

    /** What to say of an id that is no rule's. */
    public static String unknown(String id) {
        List<String> known =
                RuleDescriptions.all().stream().map(RuleDescription::id).toList();
        return "there is no rule " + id + Suggestion.question(id, known) + "\nThere are " + String.join(", ", known);
    }

    private static String group(String id) {
        return switch (id.substring(0, 3)) {
            case "FS1" -> "linkage";
            case "FS2" -> "sections, size, hardening";
            case "FS3" -> "hazards of static programs";
            case "FS4" -> "floors";
            case "FS5" -> "portability";
            case "FS6" -> "integrity and shipping";
            default -> "others";
        };
    }

    private static void row(TextPage page, String name, String text) {
        page.to(ROW).put(name).to(VALUE).flow(text).end();
    }
}

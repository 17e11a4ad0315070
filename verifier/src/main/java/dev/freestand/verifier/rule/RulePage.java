package dev.freestand.verifier.rule;

/** The page of all rules, in Markdown, made from the rules themselves. */
public final class RulePage {

    private static final String HEAD = """
            # The rules

            Made from the classes in `rule`; `RulesTest` keeps it current (see CONTRIBUTING.md for how to renew it).

            `FS101` to `FS203` and `FS601` hold a file against what `freestand.yaml` expects of it, and fail. The others
            advise: what they find, or cannot find out, is a warning unless policy makes it more. A warning that begins
            with *not known* stands for something that could not be established.
            """;

    private RulePage() {}

    /** The page, with a line end behind it. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Rule rule : Rules.all()) {
            page.append("\n## ")
                    .append(rule.id())
                    .append(" ")
                    .append(rule.title())
                    .append("\n\n");
            page.append("- **Why:** ").append(rule.why()).append("\n");
            page.append("- **Evidence:** ").append(rule.evidence()).append("\n");
            page.append("- **Fix:** ").append(rule.fix()).append("\n");
            page.append("- **Specification:** <").append(rule.specification()).append(">\n");
        }
        return page.toString();
    }
}

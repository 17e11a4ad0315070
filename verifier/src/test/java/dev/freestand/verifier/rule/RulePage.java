package dev.freestand.verifier.rule;

/** The page of all rules, in Markdown, made from the rules themselves. */
final class RulePage {

    private static final String HEAD = """
            # The rules

            Made from the classes in `rule`; `RulesTest` keeps it current (see CONTRIBUTING.md for how to renew it).

            ## Failures, warnings, profiles and waivers

            `FS101` to `FS203` and `FS601` hold a file against what `freestand.yaml` expects of it, and fail. `FS301` to
            `FS304` fail in a static glibc file that has the functions for sure, since glibc then loads its shared libraries
            on the host; there, with weaker evidence, and with other C libraries, they warn. The others advise: what they
            find, or cannot find out, is a warning. A warning that begins with *not known* stands for something that could
            not be established. Warnings do not stop a shipment; `freestand verify` prints them and counts them in its last
            line.

            `policy` in `freestand.yaml` changes what counts, in this order:

            1. `profile` sets families of rules: `strict` makes every warning a failure; `static` those of `FS1xx` and
               `FS3xx` (what a static file requires of its host); `portable-dynamic` those of `FS1xx` and `FS4xx` (floors),
               and hazards (`FS3xx`) mere warnings.
            2. `severities` sets single rules, over the profile: `{ FS214: off, FS219: fail, FS302: warn }`. `FS6xx` guard
               the proof itself and cannot be weakened. What could not be established stays inconclusive.
            3. `waivers` accept a failure, or something inconclusive, of one rule, in one variant or all, for a reason and
               until a day: `{ rule: FS301, variant: glibc-static, reason: "runs on our image alone", until: 2027-01-31 }`.
               It is shown as `WAIVED` with that reason, and is a failure again on the next day.
            """;

    private RulePage() {}

    /** The page, with a line end behind it. */
    static String markdown() {
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

package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import java.util.List;
import java.util.stream.Collectors;

/** FS102: every tool that was asked says the same as the segments. */
final class WitnessesAgree implements FileRule {

    @Override
    public String id() {
        return "FS102";
    }

    @Override
    public String title() {
        return "Witnesses agree";
    }

    @Override
    public String why() {
        return "A single tool can be fooled, and its output can change with its next version. If two tools"
                + " disagree, one of them is wrong, and a release may rest on it.";
    }

    @Override
    public String evidence() {
        return "The output of ldd, file and size -A, kept verbatim, compared with the segments and the section"
                + " table.";
    }

    @Override
    public String fix() {
        return "Read the raw output of each witness in the report. freestand doctor names the command that installs"
                + " a missing tool; a real conflict means a damaged or manipulated file.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man1/ldd.1.html";
    }

    @Override
    public RuleResult evaluate(FileReport file) {
        List<ToolStatement> witnesses = file.witnesses();
        String words = describe(witnesses);
        if (file.verdict().outcome() == Outcome.FAIL || says(witnesses, ToolAnswer.DISAGREES)) {
            return RuleResult.fail(file.verdict().reason() + "\n" + words);
        }
        if (file.verdict().outcome() != Outcome.PASS
                || witnesses.isEmpty()
                || says(witnesses, ToolAnswer.ABSENT)
                || says(witnesses, ToolAnswer.UNKNOWN)) {
            return RuleResult.inconclusive(file.verdict().reason() + "\n" + words);
        }
        return RuleResult.pass(witnesses.stream()
                .map(witness -> witness.tool() + " says " + witness.says().label())
                .collect(Collectors.joining(", ")));
    }

    private static boolean says(List<ToolStatement> witnesses, ToolAnswer answer) {
        return witnesses.stream().anyMatch(witness -> witness.says() == answer);
    }

    private static String describe(List<ToolStatement> witnesses) {
        return witnesses.stream()
                .map(witness -> witness.tool() + " says " + witness.says().label() + ": "
                        + witness.raw().strip())
                .collect(Collectors.joining("\n"));
    }
}

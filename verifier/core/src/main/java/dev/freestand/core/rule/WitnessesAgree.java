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
        return "One tool can be fooled, or worded differently by its next version. Where two of them "
                + "differ, somebody is about to ship on the wrong one's word.";
    }

    @Override
    public String evidence() {
        return "The words of ldd, file and size -A, each kept as it came, against the segments and the "
                + "section table.";
    }

    @Override
    public String fix() {
        return "Read the raw text of each witness in the report. A missing tool is installed by "
                + "ci/setup; a real conflict means a damaged or doctored file.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man1/ldd.1.html";
    }

    @Override
    public RuleResult evaluate(FileReport file) {
        List<ToolStatement> witnesses = file.witnesses();
        String words = words(witnesses);
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

    private static String words(List<ToolStatement> witnesses) {
        return witnesses.stream()
                .map(witness -> witness.tool() + " says " + witness.says().label() + ": "
                        + witness.raw().strip())
                .collect(Collectors.joining("\n"));
    }
}

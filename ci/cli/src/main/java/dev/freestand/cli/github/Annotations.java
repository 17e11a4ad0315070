package dev.freestand.cli.github;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.finding.FindingGroup;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.sarif.SarifWriter;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.view.FindingGroups;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps a proof from passing, as annotations: a failure is an error, also a warning that policy made one; what could not
 * be established is a warning that says so, as in SARIF. Warnings that ship are not annotated.
 */
final class Annotations {

    /** GitHub shows no more of each kind for a step. */
    static final int MOST = 10;

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_MESSAGE = 2000;

    private Annotations() {}

    /** The commands, failures first; where there are too many, the last one counts the rest. */
    static List<WorkflowCommand> of(Proof proof) {
        List<FindingGroup> findings = FindingGroups.of(proof);
        int shown = findings.size() <= MOST ? findings.size() : MOST - 1;
        List<WorkflowCommand> commands = new ArrayList<>();
        for (FindingGroup finding : findings.subList(0, shown)) {
            commands.add(command(finding));
        }
        if (shown < findings.size()) {
            Outcome worst = findings.get(shown).outcome();
            commands.add(new WorkflowCommand(
                    SarifWriter.level(worst),
                    "freestand",
                    findings.size() - shown + " more findings are in the report: report.md, report.html"));
        }
        return commands;
    }

    private static WorkflowCommand command(FindingGroup finding) {
        String more = finding.list().isEmpty() ? "" : "\n" + (finding.ofCells() ? "in " : "") + finding.list();
        String message = SarifWriter.words(finding.outcome(), finding.message().strip()) + more;
        return new WorkflowCommand(
                SarifWriter.level(finding.outcome()),
                EscapedText.line(finding.where(), LONGEST_TITLE),
                EscapedText.of(cut(message)));
    }

    private static String cut(String message) {
        return message.codePointCount(0, message.length()) <= LONGEST_MESSAGE
                ? message
                : message.substring(0, message.offsetByCodePoints(0, LONGEST_MESSAGE)) + "…";
    }
}

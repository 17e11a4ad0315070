package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.Check;
import java.util.List;

/**
 * One rule in the table of checks.
 *
 * @param id the rule's id
 * @param title what has to hold; empty for a rule that this version does not know
 * @param checks its answers, in the variants' order
 */
public record RuleRow(String id, String title, List<Check> checks) {}

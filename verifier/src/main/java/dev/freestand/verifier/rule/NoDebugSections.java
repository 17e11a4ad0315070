package dev.freestand.verifier.rule;

import dev.freestand.core.facts.SectionSize;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.core.rule.SectionGaps;
import java.util.List;
import java.util.Set;

/** FS203: no debugging information is left in a stripped file. */
final class NoDebugSections implements Rule {

    /** DWARF, its compressed and link-time forms, stabs, and DWARF 1; .gnu_debugdata is a compressed symbol table. */
    private static final List<String> PREFIXES =
            List.of(".debug_", ".zdebug_", ".stab", ".gnu.debuglto_", ".gnu.linkonce.wi.", ".gdb_index", ".mdebug");

    private static final Set<String> EXACT = Set.of(".debug", ".line", ".gnu_debugdata", ".pdr");

    @Override
    public RuleDescription description() {
        return PolicyRule.NO_DEBUG_SECTIONS;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        if (!Boolean.TRUE.equals(evidence.variant().expect().stripped())) {
            return RuleResult.notApplicable("the variant is not expected to be stripped");
        }
        String unknown = SectionGaps.unknown(evidence.file());
        if (unknown != null) {
            return RuleResult.inconclusive(unknown + ", so debug sections cannot be ruled out");
        }
        List<String> found = evidence.file().sections().stream()
                .map(SectionSize::name)
                .filter(NoDebugSections::isDebug)
                .toList();
        return found.isEmpty() ? RuleResult.pass("none") : RuleResult.fail("found " + String.join(", ", found));
    }

    private static boolean isDebug(String name) {
        return EXACT.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}

package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.SectionSize;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.core.rule.SectionGaps;
import dev.freestand.verifier.policy.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** FS202: file and sections are no larger than allowed. */
final class WithinBudget implements Rule {

    @Override
    public RuleDescription description() {
        return PolicyRule.WITHIN_BUDGET;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        Budget budget = evidence.variant().budget();
        if (budget.equals(Budget.NONE)) {
            return RuleResult.notApplicable("there is no budget");
        }
        FileReport file = evidence.file();
        List<String> over = new ArrayList<>();
        List<String> within = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        Long most = budget.file();
        if (most != null) {
            compare("file", file.size(), most, over, within);
        }
        new TreeMap<>(budget.sections()).forEach((name, limit) -> {
            List<SectionSize> named = file.sections().stream()
                    .filter(section -> section.name().equals(name))
                    .toList();
            if (named.isEmpty()) {
                absent.add(
                        file.sections().isEmpty()
                                ? SectionGaps.noSections(file) + ", so no size of " + name
                                : "there is no section " + name);
            } else {
                long size = named.stream().mapToLong(SectionSize::size).reduce(0, WithinBudget::saturated);
                compare(name, size, limit, over, within);
            }
        });
        if (!over.isEmpty()) {
            return RuleResult.fail(String.join("; ", over));
        }
        return absent.isEmpty()
                ? RuleResult.pass(String.join("; ", within))
                : RuleResult.inconclusive(String.join("; ", absent));
    }

    private static void compare(String what, long size, long limit, List<String> over, List<String> within) {
        String text = what + " " + size + " of " + limit + " bytes";
        // Sizes in a section table are unsigned: one that reads as negative is beyond any budget.
        if (size < 0 || size > limit) {
            over.add(text + ", " + Long.toUnsignedString(size - limit) + " too many");
        } else {
            within.add(text);
        }
    }

    private static long saturated(long left, long right) {
        long sum = left + right;
        return left < 0 || right < 0 || sum < 0 ? -1 : sum;
    }
}

package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.policy.Waiver;
import java.time.LocalDate;
import java.util.List;

/**
 * Turns a failure, or what could not be established, into {@code WAIVED} where policy accepts it by name, with a reason and
 * a day; a waiver past its day changes nothing and is named.
 */
final class WaiverApplier {

    private WaiverApplier() {}

    static Check apply(Check check, List<Waiver> waivers, LocalDate today) {
        if (check.outcome().acceptable()) {
            return check;
        }
        String message = check.message();
        for (Waiver waiver : waivers) {
            if (!matches(waiver, check)) {
                continue;
            }
            if (!today.isAfter(waiver.until())) {
                return new Check(
                        check.rule(),
                        check.variant(),
                        Outcome.WAIVED,
                        message + "\nwaived until " + waiver.until() + ": " + waiver.reason());
            }
            message += "\nits waiver expired on " + waiver.until() + ": " + waiver.reason();
        }
        return new Check(check.rule(), check.variant(), check.outcome(), message);
    }

    private static boolean matches(Waiver waiver, Check check) {
        return waiver.rule().equals(check.rule())
                && (waiver.variant() == null || waiver.variant().equals(check.variant()));
    }
}

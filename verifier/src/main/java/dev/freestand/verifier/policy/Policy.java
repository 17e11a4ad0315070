package dev.freestand.verifier.policy;

import dev.freestand.core.rule.Check;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is made of the rules' findings.
 *
 * @param profile a named set of severities; null: findings count as the rules say
 * @param severities severities of single rules, which prevail over the profile's
 * @param waivers failures accepted for a while; they are asked last
 * @param maxAge how old a proof may be when it is shipped; null: any age
 * @param regressions which changes since the baseline are failures
 */
public record Policy(
        @Nullable Profile profile,
        Map<String, Severity> severities,
        List<Waiver> waivers,
        @Nullable Duration maxAge,
        RegressionPolicy regressions) {

    /** Findings count as the rules say. */
    public static final Policy NONE = new Policy(null, Map.of(), List.of(), null, RegressionPolicy.NONE);

    private static final Pattern RULE = Pattern.compile("FS[0-9]{3}");

    /** Rules that guard the proof itself: a proof without them would be of another file. */
    private static final String INTEGRITY = "FS6";

    public Policy {
        severities = Map.copyOf(severities);
        waivers = List.copyOf(waivers);
        severities.forEach((rule, severity) -> {
            if (!RULE.matcher(rule).matches()) {
                throw new IllegalArgumentException("'" + rule + "' is no rule id: write FS and three digits");
            }
            if (rule.startsWith(INTEGRITY) && severity != Severity.FAIL) {
                throw new IllegalArgumentException(
                        rule + " guards the proof itself and can be neither a warning nor off");
            }
        });
    }

    /** A check as the severities have it; waivers are not looked at. */
    public Check weigh(Check check) {
        Severity own = severities.get(check.rule());
        if (own != null) {
            return own.apply(check, "policy.severities");
        }
        Severity named = profile == null ? null : profile.severity(check.rule());
        return named == null || profile == null ? check : named.apply(check, "the profile " + profile.label());
    }
}

package dev.freestand.verifier.policy;

import dev.freestand.verifier.proof.ChangeKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which changes since the baseline are failures.
 *
 * @param fail sorts of change that fail where they are for the worse
 * @param file how much larger the file may have become; null: any
 * @param sections the same by section name
 * @param start how much longer it may take to start; null: any
 * @param required whether a proof without a baseline is inconclusive
 */
public record Regressions(
        Set<ChangeKind> fail,
        @Nullable Allowance file,
        Map<String, Allowance> sections,
        @Nullable Allowance start,
        boolean required) {

    /** No change is a failure. */
    public static final Regressions NONE = new Regressions(Set.of(), null, Map.of(), null, false);

    public Regressions {
        fail = Set.copyOf(fail);
        sections = Map.copyOf(sections);
    }
}

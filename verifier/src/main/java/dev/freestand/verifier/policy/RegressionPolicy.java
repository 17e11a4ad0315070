package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.freestand.verifier.policy.value.Allowance;
import dev.freestand.verifier.proof.change.ChangeKind;
import java.util.EnumSet;
import java.util.List;
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
public record RegressionPolicy(
        Set<ChangeKind> fail,
        @Nullable Allowance file,
        Map<String, Allowance> sections,
        @Nullable Allowance start,
        boolean required) {

    /** No change is a failure. */
    public static final RegressionPolicy NONE = new RegressionPolicy(Set.of(), null, Map.of(), null, false);

    public RegressionPolicy {
        fail = Set.copyOf(fail);
        sections = Map.copyOf(sections);
    }

    /** What is made of changes since the baseline, as it stands in the file. */
    record Document(
            @Nullable Need baseline,
            @Nullable List<ChangeKind> fail,
            @Nullable GrowthDocument growth) {

        RegressionPolicy toRegressions() {
            Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
            if (fail != null) {
                kinds.addAll(fail);
            }
            GrowthDocument limits = growth == null ? new GrowthDocument(null, null, null) : growth;
            return new RegressionPolicy(
                    kinds,
                    limits.file,
                    limits.sections == null ? Map.of() : limits.sections,
                    limits.start == null ? null : limits.start.share,
                    baseline == Need.REQUIRED);
        }

        /** Whether there has to be a baseline. */
        enum Need {
            @JsonProperty("required")
            REQUIRED,
            @JsonProperty("optional")
            OPTIONAL
        }

        /** How much may grow, as it stands in the file. */
        record GrowthDocument(
                @Nullable Allowance file,
                @Nullable Map<String, Allowance> sections,
                @Nullable Share start) {}

        /** A share as it stands in the file; no record, whose fields could then be written in its place. */
        static final class Share {

            private final Allowance share;

            private Share(Allowance share) {
                this.share = share;
            }

            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            static Share of(String text) {
                return new Share(Allowance.parseShare(text));
            }
        }
    }
}

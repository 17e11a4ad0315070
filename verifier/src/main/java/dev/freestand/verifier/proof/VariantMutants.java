package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rules said of mutants of one variant: copies of its file, or of what is asked of it, each with one change that has
 * to be refused. They were made in memory and never started.
 *
 * @param variant the variant's name
 * @param problem why there are none; null where there are
 * @param mutants in the order in which they were made
 */
public record VariantMutants(String variant, @Nullable String problem, List<Mutant> mutants) {

    public VariantMutants {
        Objects.requireNonNull(variant);
        mutants = List.copyOf(mutants);
    }

    /**
     * One mutant.
     *
     * @param name stable word, such as {@code interpreter-added}
     * @param change what was changed, for people
     * @param result how it ended
     * @param rules ids of the rules that refused it; of one that passed, those that should have; else those that could
     * @param message why it ended so, for people; empty where rules refused it
     * @param asking for one that nothing asks for: the line of {@code freestand.yaml} that would; else empty
     */
    public record Mutant(
            String name, String change, MutantResult result, List<String> rules, String message, String asking) {

        public Mutant {
            Objects.requireNonNull(name);
            Objects.requireNonNull(change);
            Objects.requireNonNull(result);
            Objects.requireNonNull(message);
            Objects.requireNonNull(asking);
            rules = List.copyOf(rules);
        }
    }

    public enum MutantResult {
        /** A rule failed that held before. */
        @JsonProperty("refused")
        REFUSED("refused"),
        /** No rule failed that should have. */
        @JsonProperty("passed")
        PASSED("passed"),
        /** The configuration states nothing that it breaks. */
        @JsonProperty("not-asked")
        NOT_ASKED("nothing asks for it"),
        /** There is no such change of this file, or its rule does not hold without it. */
        @JsonProperty("not-applicable")
        NOT_APPLICABLE("does not apply"),
        /** It could not be made, so that nothing is known. */
        @JsonProperty("not-tried")
        NOT_TRIED("not tried");

        private final String label;

        MutantResult(String label) {
            this.label = label;
        }

        /** The words for it in reports. */
        public String label() {
            return label;
        }
    }

    /** A variant of which none could be made. */
    public static VariantMutants none(String variant, String problem) {
        return new VariantMutants(variant, problem, List.of());
    }

    /** Those that ended in one way. */
    public List<Mutant> of(MutantResult result) {
        return mutants.stream().filter(mutant -> mutant.result() == result).toList();
    }

    /** How many count: they were made, and something asks for what they break. */
    public int counted() {
        return of(MutantResult.REFUSED).size() + of(MutantResult.PASSED).size();
    }

    /** Such as {@code 12 of 12 mutants refused}. */
    public String score() {
        return of(MutantResult.REFUSED).size() + " of " + counted() + (counted() == 1 ? " mutant" : " mutants")
                + " refused";
    }
}

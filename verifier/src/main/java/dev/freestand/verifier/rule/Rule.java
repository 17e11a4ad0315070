package dev.freestand.verifier.rule;

import dev.freestand.core.rule.FileRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;

/** One question asked of every variant. */
public interface Rule extends RuleDescription {

    /**
     * Whether it reads what was seen while the file ran ({@link RuleInput#runs}). Without that it does not apply; and where
     * the cells are spread over several machines, it is asked when they have been merged.
     */
    default boolean readsRuns() {
        return false;
    }

    /** Reads the evidence of a file that could be read; never throws, whatever is in it. */
    RuleResult evaluate(RuleInput evidence);

    /** A rule that reads a single file, asked of a variant's file. */
    static Rule of(FileRule rule) {
        return new OfFile(rule);
    }

    /** A rule that reads a single file. */
    record OfFile(FileRule rule) implements Rule {
        @Override
        public String id() {
            return rule.id();
        }

        @Override
        public String title() {
            return rule.title();
        }

        @Override
        public String why() {
            return rule.why();
        }

        @Override
        public String evidence() {
            return rule.evidence();
        }

        @Override
        public String fix() {
            return rule.fix();
        }

        @Override
        public String specification() {
            return rule.specification();
        }

        @Override
        public RuleResult evaluate(RuleInput evidence) {
            return rule.evaluate(evidence.file());
        }
    }
}

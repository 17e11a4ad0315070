package dev.freestand.verifier.rule;

import dev.freestand.core.rule.FileRule;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;

/** One question asked of every variant. */
public interface Rule extends RuleDescription {

    /** What it tells of itself. */
    RuleDescription description();

    @Override
    default String id() {
        return description().id();
    }

    @Override
    default String title() {
        return description().title();
    }

    @Override
    default String why() {
        return description().why();
    }

    @Override
    default String evidence() {
        return description().evidence();
    }

    @Override
    default String fix() {
        return description().fix();
    }

    @Override
    default String specification() {
        return description().specification();
    }

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
        public RuleDescription description() {
            return rule;
        }

        @Override
        public RuleResult evaluate(RuleInput evidence) {
            return rule.evaluate(evidence.file());
        }
    }
}

package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;

/**
 * A rule that reads one file and nothing else.
 *
 * <p>Rules on hardening, hazards and floors (FS210 and above, FS3xx, FS4xx) advise: nobody asked for what they look at,
 * so what they find is {@code WARN}, unless policy makes it more. What they cannot establish is {@code WARN} too, with a
 * message that begins with {@link RuleResult#NOT_KNOWN}: never {@code PASS}, and not {@code INCONCLUSIVE} either, since a
 * proof must not hang on a question that its policy did not ask.
 */
public interface FileRule extends RuleDescription {

    /** Reads what was found in a file that could be read; never throws, whatever is in it. */
    RuleResult evaluate(FileReport file);
}

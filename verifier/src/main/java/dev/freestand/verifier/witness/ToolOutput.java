package dev.freestand.verifier.witness;

import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.name.RawText;
import dev.freestand.verifier.process.ProcessResult;
import org.jspecify.annotations.Nullable;

/**
 * What a tool answered.
 *
 * @param version of the tool
 * @param setting how it was run, in brackets
 * @param result how it ended and what it wrote
 */
record ToolOutput(@Nullable String version, String setting, ProcessResult result) {

    /**
     * Both streams: tools differ, and one tool's versions differ, in which of them carries the answer. They quote names from
     * the file, and are text as those are.
     */
    String text() {
        return RawText.of(result.stdout()) + RawText.of(result.stderr());
    }

    /** Whether all of the answer is there. */
    boolean whole() {
        return !result.timedOut() && !result.truncated();
    }

    /** The testimony; an answer that is not whole was not understood, whatever its first part says. */
    ToolStatement testimony(String tool, ToolAnswer says) {
        String raw = setting + "\n" + text();
        if (result.timedOut()) {
            return new ToolStatement(tool, version, ToolAnswer.UNKNOWN, raw + "\n[killed: its time was over]");
        }
        if (result.truncated()) {
            return new ToolStatement(tool, version, ToolAnswer.UNKNOWN, raw + "\n[cut: too much output]");
        }
        return new ToolStatement(tool, version, says, raw);
    }
}

package dev.freestand.cli.prove;

import dev.freestand.cli.pipeline.WrittenProof;
import dev.freestand.core.analysis.ExitCode;
import java.util.List;

/**
 * A proof that was made without a configuration, and what has to be said with it.
 *
 * @param exitCode that of the verdict, or worse where the proof is not about everything that was given
 * @param notes one line each
 */
public record ProveResult(WrittenProof written, ExitCode exitCode, List<String> notes) {

    public ProveResult {
        notes = List.copyOf(notes);
    }
}

package dev.freestand.cli.pipeline;

import dev.freestand.verifier.proof.Proof;
import java.nio.file.Path;

/**
 * A proof that was written with all its reports.
 *
 * @param folder where they are
 */
public record WrittenProof(Proof proof, Path folder) {

    /** The path of {@code report.html}. */
    public Path report() {
        return folder.resolve("report.html");
    }
}

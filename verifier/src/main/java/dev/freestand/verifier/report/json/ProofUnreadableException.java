package dev.freestand.verifier.report.json;

import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A {@code proof.json} that cannot be used. */
public final class ProofUnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    ProofUnreadableException(Path file, String reason, @Nullable Throwable cause) {
        super(FileNames.shown(file) + " cannot be used as a proof: " + reason, cause);
    }
}

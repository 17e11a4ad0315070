package dev.freestand.cli.command;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.verify.EarlierProof;
import dev.freestand.core.name.Printable;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names an earlier proof. */
final class BaselineOption {

    @Option(
            names = "--baseline",
            paramLabel = "PROOF",
            description = "Show what changed since that proof.json; what of it fails, policy.regressions says.")
    private @Nullable Path file;

    boolean given() {
        return file != null;
    }

    /**
     * The earlier proof; null where none was named.
     *
     * @param subject whose proof it has to be
     * @param notices is told what there is to know about it
     */
    @Nullable
    EarlierProof load(String subject, PrintWriter notices) throws PipelineException {
        if (file == null) {
            return null;
        }
        EarlierProof earlier = EarlierProof.load(file, subject);
        if (earlier.notice() != null) {
            notices.println(Printable.line(earlier.notice()));
        }
        return earlier;
    }
}

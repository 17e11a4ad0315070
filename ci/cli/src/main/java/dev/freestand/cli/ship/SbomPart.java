package dev.freestand.cli.ship;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgramVersion;
import dev.freestand.cli.sbom.DescribedBinary;
import dev.freestand.cli.sbom.Sbom;
import dev.freestand.cli.sbom.SbomException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.proof.Proof;
import java.io.IOException;

/** An SBOM beside each binary: what is inside it. */
public final class SbomPart implements ShipmentPart {

    /** Ending of an SBOM's name, behind that of the binary. */
    static final String EXTENSION = ".cdx.json";

    @Override
    public void add(StagingFolder staging) throws PipelineException, IOException {
        Proof proof = staging.proof();
        for (ShippedFile binary : staging.binaries()) {
            DescribedBinary described = new DescribedBinary(
                    proof.subject(),
                    proof.version(),
                    binary.name(),
                    binary.sha256(),
                    binary.record().file(),
                    staging.project().config().contents(binary.variant()),
                    proof.contents().stream()
                            .filter(each ->
                                    each.variant().equals(binary.variant().name()))
                            .findFirst()
                            .orElse(null));
            try {
                staging.write(
                        binary.name() + EXTENSION, Sbom.of(described, staging.released(), ProgramVersion.current()));
            } catch (SbomException e) {
                throw new PipelineException(
                        ExitCode.FAILED,
                        "nothing is shipped: there is no SBOM of " + binary.name() + ": " + e.getMessage(),
                        e);
            }
        }
    }
}

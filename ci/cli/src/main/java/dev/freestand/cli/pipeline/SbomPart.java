package dev.freestand.cli.pipeline;

import dev.freestand.cli.sbom.Described;
import dev.freestand.cli.sbom.Sbom;
import dev.freestand.cli.sbom.SbomException;
import dev.freestand.verifier.proof.Proof;
import java.io.IOException;

/** An SBOM beside each binary: what is inside it. */
final class SbomPart implements ShipmentPart {

    /** Behind the binary's name. */
    static final String EXTENSION = ".cdx.json";

    @Override
    public void add(Staging staging) throws PipelineException, IOException {
        Proof proof = staging.proof();
        for (ShippedFile binary : staging.binaries()) {
            Described described = new Described(
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
                staging.write(binary.name() + EXTENSION, Sbom.of(described, staging.released(), Version.current()));
            } catch (SbomException e) {
                throw new PipelineException(
                        ExitCode.FAILED,
                        "nothing is shipped: there is no SBOM of " + binary.name() + ": " + e.getMessage(),
                        e);
            }
        }
    }
}

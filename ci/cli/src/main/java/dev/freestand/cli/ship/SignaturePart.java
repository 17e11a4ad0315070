package dev.freestand.cli.ship;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.ShipmentNames;
import dev.freestand.cli.attest.Keyless;
import dev.freestand.cli.attest.SigningKey;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import java.io.IOException;

/** Signatures of {@code SHA256SUMS}, and by it of every other file. Comes behind it. */
public final class SignaturePart implements ShipmentPart {

    private final Signers signatures;

    public SignaturePart(Signers signatures) {
        this.signatures = signatures;
    }

    @Override
    public void add(StagingFolder staging) throws PipelineException, IOException {
        // Made once more of what was put into the shipment: what lies in the folder may have been replaced by now.
        byte[] sums = ChecksumsPart.of(staging);
        SigningKey key = signatures.key();
        Keyless keyless = signatures.keyless();
        try {
            if (key != null) {
                staging.write(ShipmentNames.CHECKSUMS_SIGNATURE, key.sign(sums));
            }
            if (keyless != null) {
                staging.write(ShipmentNames.CHECKSUMS_BUNDLE, keyless.sign(sums));
            }
        } catch (AttestException e) {
            throw refusal(e);
        }
    }

    /** A signature that was asked for and could not be made: the fault of a service or the platform, not of the files. */
    static PipelineException refusal(AttestException e) {
        return new PipelineException(ExitCode.INCONCLUSIVE, "nothing is shipped: " + e.getMessage(), e);
    }
}

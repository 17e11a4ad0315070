package dev.freestand.cli.ship;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.ShipmentNames;
import dev.freestand.cli.attest.KeyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who signed a shipment that was just made, in a line for people. */
public final class SignerText {

    private SignerText() {}

    /** Such as {@code signed by key 0f1e…}. */
    public static String of(Path folder) {
        List<String> signers = new ArrayList<>();
        if (Files.exists(folder.resolve(ShipmentNames.CHECKSUMS_SIGNATURE))) {
            try {
                signers.add("key "
                        + KeyFiles.verifying(folder.resolve(ShipmentNames.KEY)).id());
            } catch (AttestException e) {
                signers.add("a key that can no longer be read");
            }
        }
        if (Files.exists(folder.resolve(ShipmentNames.CHECKSUMS_BUNDLE))) {
            signers.add("the identity of this job, through sigstore");
        }
        return signers.isEmpty()
                ? "not signed: neither --key, nor " + SigningChoice.KEY_VARIABLE + ", nor an identity to sign with"
                : "signed by " + String.join(" and by ", signers);
    }
}

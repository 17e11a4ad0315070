package dev.freestand.cli.sbom;

import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.policy.DeclaredContent;
import dev.freestand.verifier.proof.VariantContents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A binary of which an SBOM is made.
 *
 * @param subject the program's name
 * @param version its version; null when it has none
 * @param name the binary's name in the shipment
 * @param sha256 its digest, lower-case hex
 * @param file what was found in it
 * @param declared what {@code freestand.yaml} says is in it
 * @param linked what the linker put into it; null when the proof does not contain it
 */
public record DescribedBinary(
        String subject,
        @Nullable String version,
        String name,
        String sha256,
        FileReport file,
        List<DeclaredContent> declared,
        @Nullable VariantContents linked) {

    public DescribedBinary {
        declared = List.copyOf(declared);
    }
}

package dev.freestand.cli.attest;

import dev.freestand.attest.ShippedBinary;
import dev.freestand.attest.ShippedProof;
import dev.freestand.attest.Statement;
import dev.freestand.core.proof.ProofTextException;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.json.ProofJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The statement about a proof. */
public final class Statements {

    private Statements() {}

    /** What a proof says of the binaries of a shipment: made from the very text that its receiver reads. */
    public static Statement of(Proof proof, List<ShippedBinary> binaries) {
        byte[] text = ProofJson.print(proof).getBytes(StandardCharsets.UTF_8);
        try {
            return Statement.of(ShippedProof.read(text, ProofJson.layout()), binaries);
        } catch (ProofTextException e) {
            throw new IllegalStateException("a proof that was just written cannot be read: " + e.getMessage(), e);
        }
    }
}

package dev.freestand.attest;

import java.util.Set;

/** The files of a shipment that say what it is. */
public final class ShipmentNames {

    /** The statement in its envelope. */
    public static final String STATEMENT = "statement.dsse.json";

    /** The statement signed with an identity. */
    public static final String STATEMENT_BUNDLE = "statement.sigstore.json";

    /** The public key, for those who compare it with their own. It proves nothing: it can be changed along with the files. */
    public static final String KEY = "signing-key.pub.pem";

    /** The digests of all files but itself and its signatures. */
    public static final String CHECKSUMS = "SHA256SUMS";

    /** Its signature by the key: the bare bytes. */
    public static final String CHECKSUMS_SIGNATURE = "SHA256SUMS.sig";

    /** Its signature with an identity. */
    public static final String CHECKSUMS_BUNDLE = "SHA256SUMS.sigstore.json";

    /** Name of the proof in a shipment. */
    public static final String PROOF = "proof.json";

    /** Those that the digests leave out. */
    public static final Set<String> OUTSIDE = Set.of(CHECKSUMS, CHECKSUMS_SIGNATURE, CHECKSUMS_BUNDLE);

    private ShipmentNames() {}
}

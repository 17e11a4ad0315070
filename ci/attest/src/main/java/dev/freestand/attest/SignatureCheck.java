package dev.freestand.attest;

import dev.freestand.core.elf.Hex;
import dev.freestand.core.facts.Outcome;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a shipment is signed by whom its reader believes. */
final class SignatureCheck {

    private static final String CHECK = "signatures";

    /** Longest signature by a key that is read, in bytes; the longest there is has 72. */
    private static final int SIGNATURE_LIMIT = 1 << 10;

    /** Longest bundle that is read, in bytes; one holds a statement. */
    private static final int BUNDLE_LIMIT = 48 << 20;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final ListedShipment files;
    private final VerificationPolicy trust;
    private final ShipmentFindings findings;

    SignatureCheck(ListedShipment files, VerificationPolicy trust, ShipmentFindings findings) {
        this.files = files;
        this.trust = trust;
        this.findings = findings;
    }

    /**
     * Checks what is to be checked.
     *
     * @param sums the bytes of {@code SHA256SUMS}; null where there are none
     * @param envelope null where there is none that can be read
     * @param statement likewise
     */
    void run(byte @Nullable [] sums, @Nullable Envelope envelope, @Nullable Statement statement) {
        VerifyingKey key = trust.key();
        if (key != null) {
            byKey(key, sums, envelope);
        }
        IdentityCheck identity = trust.identity();
        if (identity != null) {
            byIdentity(identity, sums, envelope, statement);
        }
        boolean keySigned = files.names().contains(ShipmentNames.CHECKSUMS_SIGNATURE);
        boolean identitySigned = files.names().contains(ShipmentNames.CHECKSUMS_BUNDLE);
        if (key == null && identity == null) {
            nobody(keySigned, identitySigned);
        } else if (key == null && keySigned) {
            notAsked("it is signed by a key too, which is not checked without --key");
        } else if (identity == null && identitySigned) {
            notAsked("it is signed with an identity too, which is not checked without --certificate-identity");
        }
    }

    private void byKey(VerifyingKey key, byte @Nullable [] sums, @Nullable Envelope envelope) {
        try {
            byte[] signature = files.read(ShipmentNames.CHECKSUMS_SIGNATURE, SIGNATURE_LIMIT);
            if (sums != null) {
                judge(
                        key.verifies(sums, signature),
                        ShipmentNames.CHECKSUMS + ", and by it every file, is signed by key " + key.id(),
                        ShipmentNames.CHECKSUMS_SIGNATURE + " is not a signature of " + ShipmentNames.CHECKSUMS
                                + " by key " + key.id());
            }
            if (envelope != null) {
                judge(
                        envelope.signedBy(key),
                        "the statement is signed by key " + key.id(),
                        ShipmentNames.STATEMENT + " is not signed by key " + key.id());
            }
        } catch (AttestException e) {
            fail(e);
        }
    }

    private void byIdentity(
            IdentityCheck identity,
            byte @Nullable [] sums,
            @Nullable Envelope envelope,
            @Nullable Statement statement) {
        try {
            byte[] bundle = files.read(ShipmentNames.CHECKSUMS_BUNDLE, BUNDLE_LIMIT);
            if (sums != null) {
                identity.check(bundle, Sha256Hex.bytes(sums));
                judge(
                        true,
                        ShipmentNames.CHECKSUMS + ", and by it every file, is signed by " + identity.identity(),
                        "");
            }
            if (files.names().contains(ShipmentNames.STATEMENT_BUNDLE) && envelope != null && statement != null) {
                byte[] signed = files.read(ShipmentNames.STATEMENT_BUNDLE, BUNDLE_LIMIT);
                for (ResourceDescriptor subject : statement.subject()) {
                    identity.check(signed, digest(subject));
                }
                judge(
                        Arrays.equals(identity.statement(signed), envelope.content()),
                        "the statement is signed by " + identity.identity(),
                        ShipmentNames.STATEMENT_BUNDLE + " holds another statement than " + ShipmentNames.STATEMENT);
            }
        } catch (AttestException e) {
            fail(e);
        }
    }

    private static byte[] digest(ResourceDescriptor subject) throws AttestException {
        String digest = String.valueOf(subject.sha256());
        if (!SHA256.matcher(digest).matches()) {
            throw new AttestException("a subject's digest is none: " + digest);
        }
        return Hex.parse(digest);
    }

    private void nobody(boolean keySigned, boolean identitySigned) {
        if (trust.unsigned()) {
            notAsked("not checked (--unsigned): the files match each other; who made them is not known");
        } else if (keySigned || identitySigned) {
            findings.add(
                    CHECK,
                    Outcome.INCONCLUSIVE,
                    "it is signed, but by whom was NOT established; give "
                            + (keySigned ? "--key PUB.pem, with a key" : "--certificate-identity, with an identity")
                            + " that you know from elsewhere than this folder");
        } else {
            findings.add(
                    CHECK,
                    Outcome.INCONCLUSIVE,
                    "it is NOT signed: anyone can have made it; --unsigned accepts digests that match");
        }
    }

    private void judge(boolean good, String pass, String failure) {
        findings.add(CHECK, good ? Outcome.PASS : Outcome.FAIL, good ? pass : failure);
    }

    private void notAsked(String message) {
        findings.add(CHECK, Outcome.NOT_APPLICABLE, message);
    }

    private void fail(AttestException e) {
        findings.add(CHECK, Outcome.FAIL, String.valueOf(e.getMessage()));
    }
}

package dev.freestand.cli.attest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://github.com/secure-systems-lab/dsse/blob/master/envelope.md">DSSE envelope</a>, version 1.
 *
 * @param payloadType what the payload is, covered by the signatures
 * @param payload the payload, in base64
 * @param signatures of type and payload; empty where nobody signed
 */
@JsonPropertyOrder({"payloadType", "payload", "signatures"})
public record Envelope(String payloadType, String payload, List<Signature> signatures) {

    /** More would only make a verifier work. */
    private static final int SIGNATURES = 16;

    public Envelope {
        Objects.requireNonNull(payloadType, "payloadType is missing");
        Objects.requireNonNull(payload, "payload is missing");
        signatures = List.copyOf(Objects.requireNonNull(signatures, "signatures are missing"));
    }

    /**
     * One signature.
     *
     * @param keyid which key it may be of: a hint, which nothing is decided by
     * @param sig the signature, in base64
     */
    @JsonPropertyOrder({"keyid", "sig"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Signature(@Nullable String keyid, String sig) {

        public Signature {
            Objects.requireNonNull(sig, "sig is missing");
        }
    }

    /** An envelope that nobody signed. */
    public static Envelope unsigned(String payloadType, byte[] payload) {
        return new Envelope(payloadType, Base64.getEncoder().encodeToString(payload), List.of());
    }

    /** An envelope with one signature. */
    public static Envelope signed(String payloadType, byte[] payload, SigningKey key) throws AttestException {
        byte[] sig = key.sign(pae(payloadType, payload));
        Signature signature =
                new Signature(key.publicKey().id(), Base64.getEncoder().encodeToString(sig));
        return new Envelope(payloadType, Base64.getEncoder().encodeToString(payload), List.of(signature));
    }

    /** Reads an envelope and checks that it is complete. */
    static Envelope parse(byte[] json) throws AttestException {
        Envelope envelope = AttestJson.read(json, Envelope.class, "the envelope");
        if (envelope.signatures.size() > SIGNATURES) {
            throw new AttestException(
                    "the envelope has " + envelope.signatures.size() + " signatures, expected at most " + SIGNATURES);
        }
        return envelope;
    }

    /** Its bytes as a file. */
    public byte[] bytes() {
        return AttestJson.print(this);
    }

    /** The bytes that were signed, decoded from Base64. */
    byte[] content() throws AttestException {
        return decoded(payload, "the payload");
    }

    /** Whether one of the signatures is by this key. */
    boolean signedBy(VerifyingKey key) throws AttestException {
        byte[] message = pae(payloadType, content());
        for (Signature signature : signatures) {
            if (key.verifies(message, decoded(signature.sig(), "a signature"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is signed: the "pre-authentication encoding" of <a
     * href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">the protocol</a>.
     */
    static byte[] pae(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(ascii("DSSEv1 " + type.length + " "));
        encoded.writeBytes(type);
        encoded.writeBytes(ascii(" " + payload.length + " "));
        encoded.writeBytes(payload);
        return encoded.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Base64, in either alphabet, as the protocol asks of a reader; but each content is written in one way in each. */
    private static byte[] decoded(String base64, String what) throws AttestException {
        boolean url = base64.indexOf('-') >= 0 || base64.indexOf('_') >= 0;
        try {
            byte[] content = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(base64);
            String again = (url ? Base64.getUrlEncoder() : Base64.getEncoder()).encodeToString(content);
            if (!again.equals(base64) && !(url && again.replace("=", "").equals(base64))) {
                throw new AttestException(what + " is base64 with bits or padding that say nothing");
            }
            return content;
        } catch (IllegalArgumentException e) {
            throw new AttestException(what + " is not base64", e);
        }
    }
}

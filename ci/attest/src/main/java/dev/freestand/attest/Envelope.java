package dev.freestand.attest;

import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonArray;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://github.com/secure-systems-lab/dsse/blob/master/envelope.md">DSSE envelope</a>, version 1.
 *
 * @param payloadType what the payload is, covered by the signatures
 * @param payload the payload, in base64
 * @param signatures of type and payload; empty where there is no signature
 */
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
    public record Signature(@Nullable String keyid, String sig) {

        public Signature {
            Objects.requireNonNull(sig, "sig is missing");
        }

        private JsonObject json() {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            if (keyid != null) {
                members.put("keyid", new JsonString(keyid));
            }
            members.put("sig", new JsonString(sig));
            return new JsonObject(members);
        }
    }

    /** An envelope without a signature. */
    public static Envelope unsigned(String payloadType, byte[] payload) {
        return new Envelope(payloadType, Base64.getEncoder().encodeToString(payload), List.of());
    }

    /** The same with a signature of {@link #signedBytes}. */
    public Envelope with(VerifyingKey key, byte[] sig) {
        return new Envelope(
                payloadType,
                payload,
                List.of(new Signature(key.id(), Base64.getEncoder().encodeToString(sig))));
    }

    /** Reads an envelope and checks that it is complete. */
    static Envelope parse(byte[] json) throws AttestException {
        JsonFields fields = JsonFields.read(json, "the envelope");
        String payloadType = fields.text("payloadType");
        String payload = fields.text("payload");
        List<Signature> signatures = new ArrayList<>();
        for (JsonFields each : fields.objects("signatures")) {
            signatures.add(new Signature(each.optionalText("keyid"), each.text("sig")));
        }
        Envelope envelope = new Envelope(payloadType, payload, signatures);
        if (envelope.signatures.size() > SIGNATURES) {
            throw new AttestException(
                    "the envelope has " + envelope.signatures.size() + " signatures, expected at most " + SIGNATURES);
        }
        return envelope;
    }

    /** Its bytes as a file. */
    public byte[] bytes() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("payloadType", new JsonString(payloadType));
        members.put("payload", new JsonString(payload));
        members.put(
                "signatures",
                new JsonArray(
                        signatures.stream().<JsonValue>map(Signature::json).toList()));
        return AttestJson.print(new JsonObject(members));
    }

    /** The bytes that were signed, decoded from Base64. */
    byte[] content() throws AttestException {
        return decoded(payload, "the payload");
    }

    /** Whether one of the signatures is by this key. */
    boolean signedBy(VerifyingKey key) throws AttestException {
        byte[] message = signedBytes(payloadType, content());
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
    public static byte[] signedBytes(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        byte[] head = ascii("DSSEv1 " + type.length + " ");
        byte[] middle = ascii(" " + payload.length + " ");
        byte[] encoded = Arrays.copyOf(head, head.length + type.length + middle.length + payload.length);
        System.arraycopy(type, 0, encoded, head.length, type.length);
        System.arraycopy(middle, 0, encoded, head.length + type.length, middle.length);
        System.arraycopy(payload, 0, encoded, encoded.length - payload.length, payload.length);
        return encoded;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Base64, in either alphabet, as the protocol asks of a reader; but each content is written in one way in each. */
    private static byte[] decoded(String base64, String what) throws AttestException {
        boolean url = base64.indexOf('-') >= 0 || base64.indexOf('_') >= 0;
        byte[] content = url ? CanonicalBase64.decodeUrl(base64) : CanonicalBase64.decode(base64);
        if (content == null) {
            throw new AttestException(what + " is not base64");
        }
        return content;
    }
}

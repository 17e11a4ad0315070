package dev.freestand.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import dev.sigstore.proto.common.v1.HashAlgorithm;
import dev.sigstore.proto.common.v1.HashOutput;
import dev.sigstore.proto.common.v1.LogId;
import dev.sigstore.proto.rekor.v1.Checkpoint;
import dev.sigstore.proto.rekor.v1.InclusionProof;
import dev.sigstore.proto.rekor.v1.KindVersion;
import dev.sigstore.proto.rekor.v1.TransparencyLogEntry;
import dev.sigstore.proto.rekor.v2.CreateEntryRequest;
import dev.sigstore.proto.rekor.v2.DSSELogEntryV002;
import dev.sigstore.proto.rekor.v2.DSSERequestV002;
import dev.sigstore.proto.rekor.v2.Entry;
import dev.sigstore.proto.rekor.v2.HashedRekordLogEntryV002;
import dev.sigstore.proto.rekor.v2.HashedRekordRequestV002;
import dev.sigstore.proto.rekor.v2.Signature;
import dev.sigstore.proto.rekor.v2.Spec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A log of signatures (Rekor), by either of its interfaces. Whatever is entered comes behind one other entry: the tree's root
 * is of two leaves (RFC 6962, section 2.1).
 */
final class LocalLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair key;
    private final byte[] other = LocalSigstore.sha256(new byte[] {0});

    LocalLog(KeyPair key) throws GeneralSecurityException {
        this.key = key;
    }

    private byte[] id() throws GeneralSecurityException {
        return LocalSigstore.sha256(key.getPublic().getEncoded());
    }

    private byte[] root(byte[] body) throws GeneralSecurityException {
        ByteArrayOutputStream leaf = new ByteArrayOutputStream();
        leaf.write(0);
        leaf.writeBytes(body);
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        tree.write(1);
        tree.writeBytes(other);
        tree.writeBytes(LocalSigstore.sha256(leaf.toByteArray()));
        return LocalSigstore.sha256(tree.toByteArray());
    }

    private String checkpoint(byte[] root) throws GeneralSecurityException {
        String head = "localhost - 1\n2\n" + base64(root) + "\n";
        ByteArrayOutputStream note = new ByteArrayOutputStream();
        note.write(id(), 0, 4);
        note.writeBytes(LocalSigstore.sign(head.getBytes(StandardCharsets.UTF_8), key.getPrivate()));
        return head + "\n\u2014 localhost " + base64(note.toByteArray()) + "\n";
    }

    /** The answer of the first interface, which takes signatures of files. */
    String first(byte[] request, Instant now) throws GeneralSecurityException, IOException {
        byte[] root = root(request);
        String promise = "{\"body\":\"" + base64(request) + "\",\"integratedTime\":"
                + now.getEpochSecond() + ",\"logID\":\""
                + HexFormat.of().formatHex(id())
                + "\",\"logIndex\":1}";
        ObjectNode entry = (ObjectNode) JSON.readTree(promise);
        ObjectNode verification = entry.putObject("verification");
        verification.put(
                "signedEntryTimestamp",
                base64(LocalSigstore.sign(promise.getBytes(StandardCharsets.UTF_8), key.getPrivate())));
        ObjectNode proof = verification.putObject("inclusionProof");
        proof.putArray("hashes").add(HexFormat.of().formatHex(other));
        proof.put("logIndex", 1)
                .put("treeSize", 2)
                .put("rootHash", HexFormat.of().formatHex(root));
        proof.put("checkpoint", checkpoint(root));
        return JSON.createObjectNode()
                .set(HexFormat.of().formatHex(root), entry)
                .toString();
    }

    /** The answer of the second interface, which takes statements too, and leaves the time to others. */
    String second(byte[] request) throws GeneralSecurityException, IOException {
        CreateEntryRequest.Builder asked = CreateEntryRequest.newBuilder();
        JsonFormat.parser().merge(new String(request, StandardCharsets.UTF_8), asked);
        boolean statement = asked.hasDsseRequestV002();
        String kind = statement ? "dsse" : "hashedrekord";
        Spec spec = statement ? statement(asked.getDsseRequestV002()) : file(asked.getHashedRekordRequestV002());
        byte[] body = JsonFormat.printer()
                .print(Entry.newBuilder().setKind(kind).setApiVersion("0.0.2").setSpec(spec))
                .getBytes(StandardCharsets.UTF_8);
        byte[] root = root(body);
        return JsonFormat.printer()
                .print(TransparencyLogEntry.newBuilder()
                        .setLogIndex(1)
                        .setLogId(LogId.newBuilder().setKeyId(ByteString.copyFrom(id())))
                        .setKindVersion(KindVersion.newBuilder().setKind(kind).setVersion("0.0.2"))
                        .setCanonicalizedBody(ByteString.copyFrom(body))
                        .setInclusionProof(InclusionProof.newBuilder()
                                .setLogIndex(1)
                                .setTreeSize(2)
                                .setRootHash(ByteString.copyFrom(root))
                                .addHashes(ByteString.copyFrom(other))
                                .setCheckpoint(Checkpoint.newBuilder().setEnvelope(checkpoint(root)))));
    }

    private static Spec statement(DSSERequestV002 request) throws GeneralSecurityException {
        byte[] payload = request.getEnvelope().getPayload().toByteArray();
        return Spec.newBuilder()
                .setDsseV002(DSSELogEntryV002.newBuilder()
                        .setPayloadHash(digest(LocalSigstore.sha256(payload)))
                        .addSignatures(Signature.newBuilder()
                                .setContent(
                                        request.getEnvelope().getSignatures(0).getSig())
                                .setVerifier(request.getVerifiers(0))))
                .build();
    }

    private static Spec file(HashedRekordRequestV002 request) {
        return Spec.newBuilder()
                .setHashedRekordV002(HashedRekordLogEntryV002.newBuilder()
                        .setData(digest(request.getDigest().toByteArray()))
                        .setSignature(request.getSignature()))
                .build();
    }

    private static HashOutput digest(byte[] sha256) {
        return HashOutput.newBuilder()
                .setAlgorithm(HashAlgorithm.SHA2_256)
                .setDigest(ByteString.copyFrom(sha256))
                .build();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

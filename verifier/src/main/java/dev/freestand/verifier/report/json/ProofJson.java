package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.NotRegularFileException;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.proof.Proof;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code proof.json}, and reads it strictly. */
public final class ProofJson {

    /** Longest proof read, in bytes. */
    private static final int LIMIT = 256 << 20;

    private ProofJson() {}

    /** The whole proof as one object, its digest last, and a line end behind it. */
    public static String print(Proof proof) {
        try {
            ObjectNode tree = StrictJson.MAPPER.valueToTree(proof);
            tree.put(ProofDigest.FIELD, ProofDigest.of(tree));
            return StrictJson.WRITER.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proof cannot be written as JSON", e);
        }
    }

    /**
     * Reads a proof.
     *
     * @throws ProofUnreadableException if it is missing, not a proof, of another layout, or was changed since it was made
     */
    public static Proof read(Path file) throws ProofUnreadableException {
        return read(file, bytes(file), false);
    }

    /**
     * Reads a proof that only something is compared with: it may come from a version that knew fewer fields.
     *
     * @param content the bytes of the file
     * @throws ProofUnreadableException as above
     */
    public static Proof readEarlier(Path file, byte[] content) throws ProofUnreadableException {
        return read(file, content, true);
    }

    /** Whether a proof that was read carries the digest of itself, so that it is known that nobody changed it. */
    public static boolean sealed(byte[] content) {
        try {
            return StrictJson.MAPPER.readTree(content).has(ProofDigest.FIELD);
        } catch (IOException e) {
            throw new IllegalStateException("a proof that was read cannot be read again", e);
        }
    }

    /** The bytes of a file that is taken for a proof. */
    public static byte[] bytes(Path file) throws ProofUnreadableException {
        try {
            return RegularFile.bytes(file, LIMIT);
        } catch (NoSuchFileException e) {
            throw new ProofUnreadableException(file, "there is no such file; freestand verify writes it", e);
        } catch (FileTooLongException e) {
            throw new ProofUnreadableException(file, "it is longer than 256 MiB", e);
        } catch (NotRegularFileException e) {
            throw new ProofUnreadableException(file, "it " + e.getReason(), e);
        } catch (IOException e) {
            throw new ProofUnreadableException(file, e.toString(), e);
        }
    }

    /** The proof in these bytes; the file is only named in errors. */
    public static Proof read(Path file, byte[] content) throws ProofUnreadableException {
        return read(file, content, false);
    }

    private static Proof read(Path file, byte[] content, boolean earlier) throws ProofUnreadableException {
        try {
            JsonNode tree = StrictJson.MAPPER.readTree(content);
            if (!(tree instanceof ObjectNode object)) {
                throw new ProofUnreadableException(file, "it holds no object", null);
            }
            boolean sealed = object.has(ProofDigest.FIELD);
            if (earlier && !sealed) {
                object.put(ProofDigest.FIELD, ProofDigest.of(object));
            }
            List<String> problems = ProofSchema.problems(object, earlier && !sealed);
            // Versions that wrote no digest also wrote fewer fields: one with all of them has lost it.
            if (earlier && !sealed && ProofSchema.problems(object, false).isEmpty()) {
                throw new ProofUnreadableException(
                        file, "its digest was taken out, so nobody can tell whether it was changed", null);
            }
            if (!problems.isEmpty()) {
                throw new ProofUnreadableException(file, String.join("; ", problems), null);
            }
            if (!object.path(ProofDigest.FIELD).asText().equals(ProofDigest.of(object))) {
                throw new ProofUnreadableException(
                        file,
                        "it was changed since freestand verify wrote it: its digest is not that of its content",
                        null);
            }
            object.remove(ProofDigest.FIELD);
            return consistent(
                    file, object.path("verdict").asText(), StrictJson.MAPPER.treeToValue(object, Proof.class));
        } catch (JsonProcessingException e) {
            throw new ProofUnreadableException(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw e instanceof ProofUnreadableException known
                    ? known
                    : new ProofUnreadableException(file, e.toString(), e);
        }
    }

    private static Proof consistent(Path file, String verdict, Proof proof) throws ProofUnreadableException {
        if (!verdict.equals(proof.verdict().name())) {
            throw new ProofUnreadableException(
                    file, "its verdict " + verdict + " does not follow from its checks and cells", null);
        }
        return proof;
    }
}

package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.json.JsonPrinter;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.proof.ProofFields;
import dev.freestand.core.proof.ProofReader;
import dev.freestand.core.proof.ProofTextException;
import dev.freestand.core.schema.Schema;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.NotRegularFileException;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.schema.SchemaFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Writes {@code proof.json}, and reads it strictly. */
public final class ProofJson {

    /** Longest proof read, in bytes. */
    private static final int LIMIT = 256 << 20;

    private ProofJson() {}

    /** The whole proof as one object, its digest last, and a line end behind it. */
    public static String print(Proof proof) {
        try {
            ObjectNode tree = StrictJson.MAPPER.valueToTree(proof);
            tree.put(ProofReader.DIGEST, ProofReader.digest(StrictJson.tree(tree), Sha256::of));
            return StrictJson.print(tree);
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
        return read(file, bytes(file));
    }

    /**
     * Reads a proof of this version or of an earlier one that knew fewer fields: what it lacks is not known.
     *
     * @throws ProofUnreadableException as above, and if its version wrote no digest
     */
    public static RecordedProof readRecorded(Path file) throws ProofUnreadableException {
        byte[] content = bytes(file);
        JsonObject text = again(file, () -> layout().readSealed(content, Sha256::of));
        return new RecordedProof(proof(file, text), layout().fields(text));
    }

    /**
     * A proof, and in which fields it differs from those of this version.
     *
     * @param fields what it has and lacks
     */
    public record RecordedProof(Proof proof, ProofFields fields) {}

    /**
     * Reads a proof that only something is compared with: it may come from a version that knew fewer fields.
     *
     * @param content the bytes of the file
     * @throws ProofUnreadableException as above
     */
    public static Proof readEarlier(Path file, byte[] content) throws ProofUnreadableException {
        return proof(file, text(file, () -> layout().readEarlier(content, Sha256::of), ""));
    }

    /** Whether a proof that was read carries the digest of itself, so that it is known to be unchanged. */
    public static boolean sealed(byte[] content) {
        try {
            return StrictJson.MAPPER.readTree(content).has(ProofReader.DIGEST);
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
        return proof(file, again(file, () -> layout().read(content, Sha256::of)));
    }

    private static JsonObject again(Path file, Text text) throws ProofUnreadableException {
        return text(file, text, "\nRun freestand verify again.");
    }

    private static JsonObject text(Path file, Text text, String advice) throws ProofUnreadableException {
        try {
            return text.read();
        } catch (ProofTextException e) {
            throw new ProofUnreadableException(file, e.getMessage() + advice, e);
        }
    }

    private static Proof proof(Path file, JsonObject text) throws ProofUnreadableException {
        try {
            return StrictJson.MAPPER.readValue(JsonPrinter.compact(text), Proof.class);
        } catch (JsonProcessingException e) {
            throw new ProofUnreadableException(file, e.getOriginalMessage(), e);
        }
    }

    private interface Text {
        JsonObject read() throws ProofTextException;
    }

    /** What a proof has to fit. */
    public static ProofReader layout() {
        return Layout.LAYOUT;
    }

    /** Made ready when the first proof is read. */
    private static final class Layout {

        static final ProofReader LAYOUT =
                new ProofReader(SchemaFiles.text(Schema.PROOF), SchemaFiles.text(Schema.FILE));
    }
}

package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.freestand.verifier.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code proof.json}. */
public final class ProofJson {

    /** Longest proof read, in bytes. */
    private static final long LIMIT = 256L << 20;

    private ProofJson() {}

    /** The whole proof as one object, and a line end behind it. */
    public static String print(Proof proof) {
        try {
            return Json.WRITER.writeValueAsString(proof) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proof cannot be written as JSON", e);
        }
    }

    /**
     * Reads a proof.
     *
     * @throws ProofUnreadableException if it is missing, not a proof, of another layout, or its verdict does not follow
     *     from its checks and cells
     */
    public static Proof read(Path file) throws ProofUnreadableException {
        Proof proof;
        try {
            if (Files.size(file) > LIMIT) {
                throw new ProofUnreadableException(file, "it is longer than 256 MiB", null);
            }
            proof = Json.MAPPER.readValue(Files.readAllBytes(file), Proof.class);
        } catch (NoSuchFileException e) {
            throw new ProofUnreadableException(file, "there is no such file; freestand verify writes it", e);
        } catch (JsonProcessingException e) {
            throw new ProofUnreadableException(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ProofUnreadableException(file, e.toString(), e);
        }
        if (proof == null) {
            throw new ProofUnreadableException(file, "it holds no object", null);
        }
        if (proof.verdict() != Proof.verdictOf(proof.checks(), proof.cells())) {
            throw new ProofUnreadableException(
                    file, "its verdict " + proof.verdict() + " does not follow from its checks and cells", null);
        }
        return proof;
    }
}

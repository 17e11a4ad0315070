package dev.freestand.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.proof.ProofReader;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.report.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Changes a proof as somebody does who can compute its digest too. */
public final class EditedProof {

    private EditedProof() {}

    /** Changes the file. */
    public static void edit(Path proof, Consumer<ObjectNode> change) throws IOException {
        write(proof, proof, change);
    }

    /** Writes the changed proof to another file. */
    public static void write(Path proof, Path edited, Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) Mappers.strict().build().readTree(Files.readString(proof));
        change.accept(tree);
        tree.put(ProofReader.DIGEST, ProofReader.digest(StrictJson.tree(tree), Sha256::of));
        Files.writeString(edited, tree.toString());
    }
}

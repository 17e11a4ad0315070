package dev.freestand.cli.pipeline;

import dev.freestand.verifier.policy.ConfigException;
import dev.freestand.verifier.policy.ConfigLoader;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.Variant;
import java.nio.file.Path;

/**
 * A {@code freestand.yaml} and the folders that belong to it.
 *
 * @param root the folder of {@code freestand.yaml}, absolute; every path in it is relative to this one
 * @param config its content
 * @param digest SHA-256 of that file, lower-case hex: a proof holds for this configuration only
 */
public record Project(Path root, FreestandConfig config, String digest) {

    /** Reads the file. */
    public static Project load(Path file) throws ConfigException {
        Path absolute = file.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        FreestandConfig config = ConfigLoader.load(file);
        // Without a digest no proof fits, so a file that vanished meanwhile ships nothing.
        String digest = String.valueOf(Digest.of(absolute));
        return new Project(parent == null ? absolute : parent, config, digest);
    }

    /** The file of a variant. */
    public Path artifact(Variant variant) {
        return root.resolve(variant.artifact()).normalize();
    }

    /** Where proof and reports are written. */
    public Path output() {
        return root.resolve("target/freestand");
    }

    /** Where the shipment is put. */
    public Path shipment() {
        return root.resolve("target/ship");
    }
}

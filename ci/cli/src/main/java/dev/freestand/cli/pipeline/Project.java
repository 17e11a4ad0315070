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
 */
public record Project(Path root, FreestandConfig config) {

    /** Reads the file. */
    public static Project load(Path file) throws ConfigException {
        Path absolute = file.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return new Project(parent == null ? absolute : parent, ConfigLoader.load(file));
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

package dev.freestand.cli.project;

import dev.freestand.cli.pack.ShipmentConfig;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.ContentFiles;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.value.InconsistentConfigException;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.policy.yaml.ConfigLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A {@code freestand.yaml} and the folders that belong to it.
 *
 * @param file that {@code freestand.yaml}, whatever its name; absolute
 * @param config its content
 * @param digest SHA-256 of that file and of the files it takes contents from, lower-case hex: a proof holds for this
 *     configuration only
 * @param output where proof, reports and what builds said are written
 */
public record Project(Path file, FreestandConfig config, String digest, Path output) {

    /** Reads {@code freestand.yaml} with the section on what is shipped. */
    public static final ConfigLoader LOADER = new ConfigLoader(ShipmentConfig.class);

    /**
     * Reads the file.
     *
     * @throws PipelineException if it names an environment that is not in the catalogue
     */
    public static Project load(Path file) throws ConfigException, PipelineException {
        // Read once: what is digested is what is followed, whoever writes the file meanwhile.
        return of(file, ConfigLoader.read(file));
    }

    /**
     * The project that a file with this content would be, which need not be there.
     *
     * @throws PipelineException if it names an environment that is not in the catalogue
     */
    public static Project of(Path file, byte[] content) throws ConfigException, PipelineException {
        Path absolute = absolute(file);
        Path root = folderOf(absolute);
        ContentFiles files = new ContentFiles(root);
        Catalogue catalogue = Catalogue.bundled();
        FreestandConfig config;
        try {
            config = LOADER.parse(FileNames.shown(file), content, files)
                    .withMembers(catalogue.expansion(LocalDate.now(ZoneOffset.UTC)));
            catalogue.select(config.environments());
        } catch (UnknownEnvironmentException | InconsistentConfigException e) {
            throw new PipelineException(ExitCode.USAGE, FileNames.shown(file) + ": " + e.getMessage(), e);
        }
        return new Project(absolute, config, files.digest(content), output(root));
    }

    /** The folder of {@code freestand.yaml}, absolute; every path in it is relative to this one. */
    public Path root() {
        return folderOf(file);
    }

    /** The file of a variant. */
    public Path artifact(Variant variant) {
        return root().resolve(variant.artifact()).normalize();
    }

    /** The same with another folder to write to. */
    public Project withOutput(Path folder) {
        return new Project(file, config, digest, folder);
    }

    /** What is shipped beside the proved files. */
    public ShipmentConfig shipped() {
        return config.shipment() instanceof ShipmentConfig section ? section : ShipmentConfig.NONE;
    }

    /** Where the shipment is put. */
    public Path shipment() {
        return shipment(root());
    }

    /** Where the shipment of a configuration is put, whether or not that file can be read. */
    public static Path shipmentOf(Path file) {
        return shipment(folderOf(absolute(file)));
    }

    /** Where proof and reports of a configuration are put, whether or not that file can be read. */
    public static Path outputOf(Path file) {
        return output(folderOf(absolute(file)));
    }

    private static Path absolute(Path file) {
        return FileNames.absolute(file).normalize();
    }

    private static Path folderOf(Path absolute) {
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }

    private static Path output(Path root) {
        return root.resolve("target/freestand");
    }

    private static Path shipment(Path root) {
        return root.resolve("target/ship");
    }
}

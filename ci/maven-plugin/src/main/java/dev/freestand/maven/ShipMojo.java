package dev.freestand.maven;

import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.ship.KeylessMode;
import dev.freestand.cli.ship.SignerText;
import dev.freestand.cli.ship.SigningChoice;
import dev.freestand.verifier.file.FileNames;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Puts the proved files into {@code target/ship}; refuses any other. */
@Mojo(name = "ship", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ShipMojo extends FreestandMojo {

    /**
     * Private key that signs: PKCS#8 in PEM, Ed25519 or ECDSA P-256. Without it, the one in the environment variable
     * {@code FREESTAND_SIGNING_KEY}, if any.
     */
    @Parameter(property = "freestand.key")
    private @Nullable File key;

    /** Whether to sign with the identity of a CI job through sigstore: {@code auto}, {@code on} or {@code off}. */
    @Parameter(property = "freestand.keyless", defaultValue = "auto", required = true)
    private String keyless;

    @Override
    void run(Pipeline pipeline) throws PipelineException, IOException, MojoExecutionException {
        KeylessMode mode = KeylessMode.parse(keyless)
                .orElseThrow(() ->
                        new MojoExecutionException("freestand.keyless is '" + keyless + "', expected auto, on or off"));
        Path folder = pipeline.ship(new SigningChoice(key == null ? null : key.toPath(), mode), System.getenv());
        getLog().info("shipped: " + FileNames.shown(folder));
        getLog().info(MavenTerms.of(SignerText.of(folder)));
    }
}

package dev.freestand.maven;

import dev.freestand.cli.pipeline.EnvironmentPreparation;
import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.verifier.policy.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Prepares the environments that {@code freestand.yaml} includes: builds their trees, downloads kernels, pulls images. */
@Mojo(name = "prepare", threadSafe = true)
public final class PrepareMojo extends FreestandMojo {

    @Override
    Pipeline open(Path file, ProgressListener progress) throws ConfigException, PipelineException {
        return Pipeline.read(file, progress);
    }

    @Override
    void run(Pipeline pipeline) throws PipelineException, IOException, MojoFailureException {
        EnvironmentPreparation.Result result = pipeline.prepare();
        result.prepared().forEach(getLog()::info);
        if (!result.missing().isEmpty()) {
            throw new MojoFailureException("inconclusive\n" + String.join("\n", result.missing()));
        }
    }
}

package dev.freestand.maven;

import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.cli.project.PipelineException;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Builds every variant that is not up to date, each by its own command in {@code freestand.yaml}. */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BuildMojo extends FreestandMojo {

    /** Names of the variants that are built; left out: all. {@code -Dfreestand.variant=one,other} on the command line. */
    @Parameter(property = "freestand.variant")
    private List<String> variants = List.of();

    @Override
    void run(Pipeline pipeline) throws PipelineException, IOException {
        pipeline.build(variants);
    }
}

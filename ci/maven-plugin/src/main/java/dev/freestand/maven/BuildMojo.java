package dev.freestand.maven;

import dev.freestand.cli.pipeline.PipelineException;
import dev.freestand.cli.pipeline.Project;
import dev.freestand.cli.pipeline.Toolbox;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Builds every variant that is not up to date, each by its own command in {@code freestand.yaml}. */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BuildMojo extends FreestandMojo {

    @Override
    void run(Project project) throws PipelineException, IOException {
        Toolbox.builder(getLog()::info).build(project);
    }
}

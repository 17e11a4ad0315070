package dev.freestand.maven;

import dev.freestand.cli.pipeline.PipelineException;
import dev.freestand.cli.pipeline.Project;
import dev.freestand.cli.pipeline.Toolbox;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Puts the proved files into {@code target/ship}; refuses any other. */
@Mojo(name = "ship", defaultPhase = LifecyclePhase.VERIFY)
public final class ShipMojo extends FreestandMojo {

    @Override
    void run(Project project) throws PipelineException, IOException {
        getLog().info("shipped: " + Toolbox.shipment(project).ship());
    }
}

package dev.freestand.cli.pipeline;

import dev.freestand.cli.pack.PackException;
import dev.freestand.cli.pack.Packager;
import dev.freestand.cli.pack.Program;
import dev.freestand.verifier.policy.PackageConfig;
import java.io.IOException;
import java.util.List;

/** The packages that {@code shipment.packages} asks for, made of the copies in the shipment. */
final class PackagesPart implements ShipmentPart {

    @Override
    public void add(Staging staging) throws PipelineException, IOException {
        Project project = staging.project();
        PackageConfig config = project.config().shipment().packages();
        String version = project.config().version();
        if (config == null || version == null) {
            return;
        }
        List<Program> programs = staging.binaries().stream()
                .map(each -> new Program(
                        each.variant().name(),
                        each.record().file(),
                        staging.folder().resolve(each.name()),
                        each.sha256()))
                .toList();
        String name = config.name(project.config().subject());
        try {
            new Packager(config, name, version, staging.released()).pack(project.root(), programs, staging.folder());
        } catch (PackException e) {
            throw new PipelineException(ExitCode.USAGE, "nothing is shipped: shipment.packages: " + e.getMessage(), e);
        }
    }
}

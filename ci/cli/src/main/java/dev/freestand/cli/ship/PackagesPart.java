package dev.freestand.cli.ship;

import dev.freestand.cli.pack.PackException;
import dev.freestand.cli.pack.PackageConfig;
import dev.freestand.cli.pack.Packager;
import dev.freestand.cli.pack.ProvedProgram;
import dev.freestand.cli.project.FileHash;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.containers.confine.TemporaryFolder;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** The packages that {@code shipment.packages} asks for, made of the copies in the shipment. */
public final class PackagesPart implements ShipmentPart {

    @Override
    public void add(StagingFolder staging) throws PipelineException, IOException {
        Project project = staging.project();
        PackageConfig config = project.shipped().packages();
        String version = project.config().version();
        if (config == null || version == null) {
            return;
        }
        List<ProvedProgram> programs = staging.binaries().stream()
                .map(each -> new ProvedProgram(
                        each.variant().name(),
                        each.record().file(),
                        staging.folder().resolve(each.name()),
                        each.sha256()))
                .toList();
        String name = config.name(project.config().subject());
        try {
            try (TemporaryFolder folder = new TemporaryFolder()) {
                Path made = folder.path();
                new Packager(config, name, version, staging.released()).pack(project.root(), programs, made);
                move(made, staging);
            }
        } catch (PackException e) {
            throw new PipelineException(ExitCode.USAGE, "nothing is shipped: shipment.packages: " + e.getMessage(), e);
        }
    }

    private static void move(Path made, StagingFolder staging) throws PipelineException, IOException {
        for (Path file : Folders.list(made)) {
            String name = String.valueOf(file.getFileName());
            if (staging.holds(name)) {
                throw new PipelineException(
                        ExitCode.USAGE,
                        "nothing is shipped: shipment.packages: " + name
                                + " already exists: another file of the shipment has that name");
            }
            try (OutputStream out = staging.create(name)) {
                FileHash.copyNoFollow(file, out);
            }
        }
    }
}

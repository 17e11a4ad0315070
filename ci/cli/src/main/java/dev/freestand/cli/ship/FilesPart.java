package dev.freestand.cli.ship;

import dev.freestand.cli.pack.ChosenFiles;
import dev.freestand.cli.pack.PackException;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.core.analysis.ExitCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Map;

/** The files that {@code shipment.files} chooses. */
public final class FilesPart implements ShipmentPart {

    @Override
    public void add(StagingFolder staging) throws PipelineException, IOException {
        Project project = staging.project();
        try {
            for (Map.Entry<String, Path> file :
                    ChosenFiles.find(project.root(), project.shipped().files()).entrySet()) {
                add(staging, file.getKey(), ChosenFiles.read(file.getValue()));
            }
        } catch (PackException e) {
            throw new PipelineException(ExitCode.USAGE, "nothing is shipped: shipment.files: " + e.getMessage(), e);
        }
    }

    private static void add(StagingFolder staging, String name, byte[] content) throws PipelineException, IOException {
        try {
            staging.write(name, content);
        } catch (FileAlreadyExistsException e) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "nothing is shipped: shipment.files: another file of the shipment has the name " + name,
                    e);
        }
    }
}

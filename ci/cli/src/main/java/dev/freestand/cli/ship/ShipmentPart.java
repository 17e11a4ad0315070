package dev.freestand.cli.ship;

import dev.freestand.cli.project.PipelineException;
import java.io.IOException;

/** One kind of file that goes into a shipment beside the proved binaries. */
public interface ShipmentPart {

    /**
     * Adds its files, or none where the project asks for none.
     *
     * @throws PipelineException if they cannot be made; then nothing is shipped
     */
    void add(StagingFolder staging) throws PipelineException, IOException;
}

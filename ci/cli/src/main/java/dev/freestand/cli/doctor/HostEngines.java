package dev.freestand.cli.doctor;

import dev.freestand.containers.confine.ControlGroups;
import dev.freestand.containers.engine.Availability;
import java.io.IOException;

/** What runs and limits cells on the machine that is looked at; each is asked within a few seconds. */
public interface HostEngines {

    /** Whether the sandbox runs cells here. */
    Availability sandbox();

    /** Whether a Docker daemon answers. */
    Availability docker();

    /**
     * The control groups that cells are counted by.
     *
     * @throws IOException if it cannot be tried
     */
    ControlGroups controlGroups() throws IOException;
}

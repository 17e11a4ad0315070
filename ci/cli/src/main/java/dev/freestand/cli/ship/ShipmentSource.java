package dev.freestand.cli.ship;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.source.SourceState;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * What a shipment is of.
 *
 * @param sources which sources the project's folder holds
 * @param time of the commit, whole seconds; what {@code SOURCE_DATE_EPOCH} states where that is set; 1980-01-01 where
 *     neither is known
 */
public record ShipmentSource(SourceState sources, Instant time) {

    /** See <a href="https://reproducible-builds.org/specs/source-date-epoch/">the specification</a>. */
    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    /** The oldest day that archives of every kind take: Debian's refuses files from before 1976, a zip from before 1980. */
    private static final Instant NOT_KNOWN = Instant.parse("1980-01-01T00:00:00Z");

    /**
     * Looks at the folder.
     *
     * @throws PipelineException if {@code SOURCE_DATE_EPOCH} is no number of seconds
     */
    public static ShipmentSource of(Path folder, ProcessRunner runner, Map<String, String> environment)
            throws PipelineException {
        SourceState sources = SourceState.of(folder, runner);
        String stated = environment.get(EPOCH);
        if (stated == null) {
            Instant time = sources.time();
            return new ShipmentSource(sources, time == null ? NOT_KNOWN : time);
        }
        if (!stated.matches("[0-9]{1,11}")) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    EPOCH + " is '" + stated + "', expected seconds since 1970-01-01; correct it or leave it out");
        }
        return new ShipmentSource(sources, Instant.ofEpochSecond(Long.parseLong(stated)));
    }
}

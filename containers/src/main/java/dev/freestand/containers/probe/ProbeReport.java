package dev.freestand.containers.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probe's whole answer from one cell. Its existence shows that the control ran as it should.
 *
 * @param machine the kernel's word for the instruction set, such as {@code x86_64} (uname)
 * @param release the kernel's release
 * @param unmet the conditions that do not hold in the cell, each with the errno that states why; where there is one,
 *     nothing else in the report shows anything
 * @param sha256 digest of the file under test as read inside the cell; null when it could not be read
 * @param after its digest after the last step; null when it could not be read, or another file was in its place
 * @param behaviours for each behaviour in the order asked, one report per step
 */
public record ProbeReport(
        String machine,
        String release,
        List<String> unmet,
        @Nullable String sha256,
        @Nullable String after,
        List<List<StepReport>> behaviours) {

    public ProbeReport {
        unmet = List.copyOf(unmet);
        behaviours = List.copyOf(behaviours);
    }

    /** A report from a cell whose conditions hold. */
    public ProbeReport(
            String machine,
            String release,
            @Nullable String sha256,
            @Nullable String after,
            List<List<StepReport>> behaviours) {
        this(machine, release, List.of(), sha256, after, behaviours);
    }

    /** Whether the file began to start another program, which no emulator would have run. */
    public boolean leftEmulator() {
        return behaviours.stream().flatMap(List::stream).anyMatch(step -> step.ending() == ProcessEnd.LEFT_EMULATOR);
    }

    /** Whether one and the same file was there from the first step to the last. */
    public boolean sameFileThroughout() {
        return sha256 != null
                && sha256.equals(after)
                && behaviours.stream().flatMap(List::stream).noneMatch(step -> step.ending() == ProcessEnd.REPLACED);
    }
}

package dev.freestand.containers.speed;

import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.process.HostMachine;
import java.nio.file.Path;

/**
 * A variant whose speed is measured.
 *
 * @param name the variant's name
 * @param artifact its file
 * @param report what was found in it
 */
public record TimedVariant(String name, Path artifact, FileReport report) {

    boolean runsHere() {
        return HostMachine.CURRENT.runs(report.machine());
    }
}

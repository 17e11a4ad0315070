package dev.freestand.cli.prove;

import dev.freestand.core.facts.FileReport;
import java.nio.file.Path;

/**
 * A program that was found.
 *
 * @param file where it lies
 * @param place its name within what was given, with {@code /} between folders, as {@link
 *     dev.freestand.verifier.file.FileNames#text} has it
 * @param report what was found in it
 */
record FoundProgram(Path file, String place, FileReport report) {

    String name() {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /** The folder it lies in; empty for none. */
    String folder() {
        int slash = place.lastIndexOf('/');
        return slash < 0 ? "" : place.substring(0, slash);
    }

    String machine() {
        String machine = report.machine();
        return machine == null ? "unknown" : machine;
    }
}

package dev.freestand.containers.trace;

import dev.freestand.containers.confine.HostCell;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The argument vector that traces one step: strace, around a cell on this machine's own libraries, around the file.
 *
 * @param cell what the file runs in
 * @param log where strace writes
 * @param work the behaviour's working folder on this machine
 * @param subject the file
 */
record StraceCommand(HostCell cell, Path log, Path work, Path subject) {

    /** Most bytes that any of the processes may write into one file: the log of a program that floods it is cut there. */
    static final long LARGEST_LOG = 64L << 20;

    /** The file under its own name, as it stands in the trace. */
    String inside() {
        return HostCell.inside(subject);
    }

    List<String> of(Step step) {
        List<String> argv = new ArrayList<>(List.of(
                "prlimit",
                "--fsize=" + LARGEST_LOG,
                "strace",
                // With the processes it starts, without notes about them; descriptors with their paths, no data.
                "-f",
                "-qq",
                "-y",
                "-s",
                "0",
                "-o",
                FileNames.word(log)));
        argv.addAll(cell.command(subject, work, step.env(), step.args()));
        return List.copyOf(argv);
    }
}

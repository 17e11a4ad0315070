package dev.freestand.containers.trace;

import dev.freestand.verifier.policy.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The argument vector that traces one step: strace, around bubblewrap, around the file. The root is this machine's own,
 * read-only, so that a dynamic file finds its libraries; there is no network, and nothing of ours in the environment.
 *
 * @param log where strace writes
 * @param work the behaviour's working folder on this machine
 * @param subject the file
 */
record StraceCommand(Path log, Path work, Path subject) {

    /** Folder inside, in memory, with the file and the working folder. */
    static final String HOME = "/tmp/freestand";

    /** The working folder inside. */
    static final String WORK = HOME + "/work";

    /** Most bytes that any of the processes may write into one file: the log of a program that floods it is cut there. */
    static final long LARGEST_LOG = 64L << 20;

    /** The file under its own name, as it stands in the trace. */
    String inside() {
        return HOME + "/bin/" + subject.getFileName();
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
                log.toString(),
                "bwrap",
                "--ro-bind",
                "/",
                "/",
                "--dev",
                "/dev",
                "--proc",
                "/proc",
                "--tmpfs",
                "/tmp",
                "--ro-bind",
                subject.toAbsolutePath().toString(),
                inside(),
                "--bind",
                work.toString(),
                WORK,
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
                "--clearenv"));
        new TreeMap<>(step.env()).forEach((name, value) -> argv.addAll(List.of("--setenv", name, value)));
        argv.addAll(List.of("--chdir", WORK, inside()));
        argv.addAll(step.args());
        return List.copyOf(argv);
    }
}

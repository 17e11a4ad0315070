package dev.freestand.containers.cost;

import dev.freestand.containers.confine.ControlGroup;
import dev.freestand.containers.confine.HostCell;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.ResidentCommand;
import dev.freestand.verifier.process.HeldProcess;
import dev.freestand.verifier.process.ProcessNotStartedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Processes of one file that live at the same time, each in a cell on this machine's own libraries, because they share
 * pages only with what is mapped from the same files. Each waits for its standard input; closing ends them all.
 */
final class LiveProcesses implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(10);

    /** Looks in a row, at a process that sleeps and has used no time in between, after which it counts as waiting. */
    private static final int QUIET = 3;

    private final Path file;
    private final Duration timeout;
    private final long end;
    private final List<HeldProcess> sandboxes = new ArrayList<>();
    private final List<ControlGroup> groups = new ArrayList<>();

    private LiveProcesses(Path file, Duration timeout) {
        this.file = file;
        this.timeout = timeout;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Starts them. All together have the command's time to come to wait.
     *
     * @throws IOException if one cannot be started, ends by itself, or does not come to wait
     */
    static LiveProcesses start(HostCell cell, Path file, ResidentCommand resident, int count) throws IOException {
        LiveProcesses live = new LiveProcesses(FileNames.absolute(file), resident.timeout());
        try {
            ControlGroup group = cell.group(count);
            live.groups.add(group);
            for (int i = 0; i < count; i++) {
                List<String> argv = new ArrayList<>(cell.join(group));
                argv.addAll(cell.command(live.file, null, resident.env(), resident.args()));
                live.sandboxes.add(HeldProcess.start(argv));
            }
            return live;
        } catch (ProcessNotStartedException e) {
            live.close();
            throw new IOException(e.getMessage() + "; install the package bubblewrap", e);
        } catch (IOException e) {
            live.close();
            throw e;
        }
    }

    /** Memory of all of them together, once all wait. */
    SmapsRollup memory() throws IOException, InterruptedException {
        List<Long> processes = waiting();
        long proportional = 0;
        long unshared = 0;
        for (long process : processes) {
            SmapsRollup one = SmapsRollup.of(process);
            proportional += one.proportional();
            unshared += one.unshared();
        }
        return new SmapsRollup(proportional, unshared);
    }

    /** Their numbers, once all wait. */
    List<Long> waiting() throws IOException, InterruptedException {
        List<Long> processes = new ArrayList<>();
        for (HeldProcess sandbox : sandboxes) {
            processes.add(waiting(sandbox));
        }
        return processes;
    }

    private long waiting(HeldProcess sandbox) throws IOException, InterruptedException {
        String last = "";
        int quiet = 0;
        while (System.nanoTime() - end < 0) {
            Optional<ProcessHandle> process =
                    sandbox.descendants().stream().filter(this::isFile).findFirst();
            OptionalInt ended = sandbox.ended();
            if (process.isPresent()) {
                String state = state(process.get().pid());
                quiet = state.startsWith("S ") && state.equals(last) ? quiet + 1 : 0;
                last = state;
                if (quiet == QUIET) {
                    return process.get().pid();
                }
            } else if (ended.isPresent()) {
                throw new IOException("it exited by itself with status " + ended.getAsInt() + ": 'resident' must be"
                        + " a command line that waits for standard input");
            }
            Thread.sleep(LOOK.toMillis());
        }
        throw new IOException("it did not start to wait within " + timeout.toSeconds() + " s (resident: timeout)");
    }

    /** Whether a process runs the file, and not the sandbox that starts it. */
    private boolean isFile(ProcessHandle process) {
        try {
            Path program = Path.of("/proc", Long.toString(process.pid()), "exe");
            return Files.readSymbolicLink(program).equals(Path.of(HostCell.inside(file)));
        } catch (IOException e) {
            // It is gone, or not ours to look at.
            return false;
        }
    }

    /** State and time used, from {@code /proc/PID/stat}: what stands behind the name, which may hold anything. */
    private static String state(long process) throws IOException {
        String stat = new String(
                Files.readAllBytes(Path.of("/proc", Long.toString(process), "stat")), StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return fields[0] + " " + fields[11] + " " + fields[12];
    }

    @Override
    public void close() {
        // bubblewrap's child is the first process of its namespace, and dies with it.
        sandboxes.forEach(HeldProcess::close);
        groups.forEach(ControlGroup::close);
    }
}

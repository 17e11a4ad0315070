package dev.freestand.containers.confine;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where control groups can be made that count the memory and the processes of a whole cell (cgroups(7)), of either version;
 * or none, where this user may not make any.
 *
 * @param version 1 or 2; 0 for none
 * @param parents the folders in which each cell gets a group: one of version 2, of version 1 those of memory and of pids
 */
public record ControlGroups(int version, List<Path> parents) {

    /** Most bytes of memory of a whole cell, files in memory included; as a container of the Docker engine has. */
    public static final long MEMORY = 2L << 30;
    /** Most processes and threads of a whole cell, likewise. */
    public static final long PROCESSES = 512;

    /** No groups: the limits of single processes are all there is. */
    public static final ControlGroups NONE = new ControlGroups(0, List.of());

    private static final Path MOUNT = Path.of("/sys/fs/cgroup");
    private static final Path MEMBERSHIP = Path.of("/proc/self/cgroup");
    private static final Duration TRIAL = Duration.ofSeconds(5);
    private static final int JOINED = 42;

    public ControlGroups {
        parents = List.copyOf(parents);
    }

    /**
     * Those of this machine in which a process was seen to be put.
     *
     * @param probe the probe as a file on this machine
     */
    public static ControlGroups find(ProcessRunner runner, Path probe) {
        for (ControlGroups candidate : candidates(MOUNT, MEMBERSHIP)) {
            try (ControlGroup group = candidate.open()) {
                List<String> argv = new ArrayList<>(group.join(probe));
                argv.addAll(List.of(FileNames.word(probe), "--control"));
                if (runner.run(ProcessRequest.of(argv).withTimeout(TRIAL)).exitCode() == JOINED) {
                    return candidate;
                }
            } catch (ProcessNotStartedException e) {
                return NONE;
            } catch (IOException e) {
                // Not to be made by this user, or not there: the next.
                continue;
            }
        }
        return NONE;
    }

    /** What could be, best first: below this process's own group, else at the top. */
    static List<ControlGroups> candidates(Path mount, Path membership) {
        List<ControlGroups> candidates = new ArrayList<>();
        String unified = null;
        String memory = null;
        String pids = null;
        try {
            for (String line : Files.readAllLines(membership)) {
                String[] parts = line.split(":", 3);
                List<String> controllers = parts.length == 3 ? List.of(parts[1].split(",")) : List.of();
                if (line.startsWith("0::")) {
                    unified = parts[2];
                } else if (controllers.contains("memory")) {
                    memory = parts[2];
                } else if (controllers.contains("pids")) {
                    pids = parts[2];
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        if (memory != null && pids != null) {
            candidates.add(new ControlGroups(
                    1, List.of(below(mount.resolve("memory"), memory), below(mount.resolve("pids"), pids))));
            candidates.add(new ControlGroups(1, List.of(mount.resolve("memory"), mount.resolve("pids"))));
        } else if (unified != null) {
            // A group with processes of its own cannot have groups that count (cgroups(7), "no internal processes"), so
            // that one further up is looked for.
            for (Path at = below(mount, unified); at != null && at.startsWith(mount); at = at.getParent()) {
                candidates.add(new ControlGroups(2, List.of(at)));
            }
        }
        return candidates;
    }

    private static Path below(Path mount, String group) {
        Path path = mount.resolve(group.substring(Math.min(1, group.length()))).normalize();
        // In a container the name can be the host's, which leads nowhere here.
        return path.startsWith(mount) && Files.isDirectory(path) ? path : mount;
    }

    /**
     * Makes a group for one cell; without any groups, one that joins nothing.
     *
     * @throws IOException if the kernel or the permissions stand against it
     */
    public ControlGroup open() throws IOException {
        return open(1);
    }

    /** Makes one group for several cells that live at the same time, and may have as much as all of them. */
    public ControlGroup open(int cells) throws IOException {
        return ControlGroup.open(this, cells);
    }

    /** How a cell is limited, for people. */
    public String description() {
        return version == 0
                ? "this user has no control groups: memory is limited per process, processes per user (which does"
                        + " not limit root)"
                : "memory and processes of the whole cell counted by cgroup v" + version;
    }
}

package dev.freestand.containers.confine;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The control group of one cell; of version 1 it is two. Removed on close, when all its processes have ended. */
public final class ControlGroup implements AutoCloseable {

    private static final int TRIES = 50;
    private static final int PAUSE_MILLIS = 20;

    private final List<Path> folders = new ArrayList<>();

    private ControlGroup() {}

    static ControlGroup open(ControlGroups groups, int cells) throws IOException {
        ControlGroup group = new ControlGroup();
        try {
            for (Path parent : groups.parents()) {
                removeStale(parent);
                Path folder = parent.resolve(OwnerProcess.self().prefix() + UUID.randomUUID());
                group.folders.add(Files.createDirectory(folder));
                group.limit(folder, groups.version(), cells);
            }
        } catch (IOException e) {
            group.close();
            throw e;
        }
        return group;
    }

    private void limit(Path folder, int version, int cells) throws IOException {
        String memory = Long.toString(ControlGroups.MEMORY * cells);
        boolean counted = set(folder, version == 1 ? "memory.limit_in_bytes" : "memory.max", memory);
        // Where swap is counted too; the kernel can be without.
        set(folder, version == 1 ? "memory.memsw.limit_in_bytes" : "memory.swap.max", version == 1 ? memory : "0");
        counted |= set(folder, "pids.max", Long.toString(ControlGroups.PROCESSES * cells));
        boolean whole = version == 1
                || (Files.exists(folder.resolve("memory.max")) && Files.exists(folder.resolve("pids.max")));
        if (!counted || !whole) {
            throw new IOException(FileNames.shown(folder) + " limits neither memory nor processes");
        }
    }

    /** A file that is not there would be made by no write. */
    private static boolean set(Path folder, String name, String value) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return false;
        }
        Files.write(file, value.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    /**
     * What goes before the argument vector of a program that is to be a member, with all that it starts.
     *
     * @param probe the probe as a file on this machine
     */
    public List<String> join(Path probe) {
        if (folders.isEmpty()) {
            return List.of();
        }
        List<String> argv = new ArrayList<>(List.of(FileNames.word(probe), "--join"));
        folders.forEach(folder -> argv.add(FileNames.word(folder.resolve("cgroup.procs"))));
        argv.add("--");
        return List.copyOf(argv);
    }

    /** Removes groups of programs that are gone, and whose processes are. */
    private static void removeStale(Path parent) throws IOException {
        for (Path folder : Folders.list(parent)) {
            String name = String.valueOf(folder.getFileName());
            if (name.startsWith("freestand-") && OwnerProcess.gone(name)) {
                removed(folder);
            }
        }
    }

    /** The kernel removes a group by rmdir alone, and only one without processes; its files are not to be removed. */
    private static boolean removed(Path folder) {
        return folder.toFile().delete() || !Files.exists(folder);
    }

    /** A group whose last process is only just ending is busy; one that stays so is left to the next run. */
    @Override
    public void close() {
        boolean interrupted = false;
        for (Path folder : folders) {
            for (int i = 0; i < TRIES && !removed(folder); i++) {
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

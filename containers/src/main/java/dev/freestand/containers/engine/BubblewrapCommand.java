package dev.freestand.containers.engine;

import dev.freestand.containers.probe.CellLayout;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The argument vector for bubblewrap.
 *
 * <p>The root is put together in memory from the tree's top-level entries, each bound read-only: so no mount point has to
 * exist in the tree, and the tree itself stays untouched. There are a /proc and a /dev of the cell's own, as in every
 * container, but where a condition takes them away.
 */
final class BubblewrapCommand {

    /** Room for mount points and links, nothing else. */
    private static final long ROOT_BYTES = 1L << 20;

    /** Room for shared memory, as Docker gives it. */
    private static final long SHARED_BYTES = 64L << 20;

    private static final Set<String> MOUNTS = Set.of("/proc", "/dev");

    private static final List<String> CONFINED = List.of(
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--clearenv",
            "--cap-drop",
            "ALL",
            // The probe as first process of its namespace: it cannot be killed from within, and its end ends
            // everything.
            "--as-pid-1",
            "--size",
            Long.toString(ROOT_BYTES),
            "--tmpfs",
            "/");

    private BubblewrapCommand() {}

    /**
     * The command for one cell.
     *
     * @param emulator the emulator on this machine; null where none is needed
     * @param means what the sandbox can do here
     * @param processes most processes of that user; 0 where something else counts them
     */
    static List<String> of(
            String bwrap,
            CellRequest request,
            Path probe,
            @Nullable Path emulator,
            SandboxCapabilities means,
            long processes)
            throws IOException {
        List<String> argv = new ArrayList<>();
        argv.add(bwrap);
        argv.addAll(CONFINED);
        CellSetting setting = request.setting();
        if (means.nobody() || setting.randomUser()) {
            String user = Integer.toString(setting.user());
            argv.addAll(List.of("--unshare-user", "--uid", user, "--gid", user));
        }
        tree(argv, request.environment().rootfs(), !setting.bare());
        if (!setting.bare() && means.mounts()) {
            argv.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
            argv.addAll(List.of("--size", Long.toString(SHARED_BYTES), "--tmpfs", "/dev/shm"));
        }
        argv.addAll(List.of("--ro-bind", FileNames.word(probe), CellLayout.PROBE));
        argv.addAll(List.of("--ro-bind", FileNames.word(FileNames.absolute(request.subject())), CellLayout.SUBJECT));
        if (emulator != null) {
            argv.addAll(List.of("--ro-bind", FileNames.word(emulator), CellLayout.EMULATOR));
        }
        argv.addAll(List.of("--size", Long.toString(CellLayout.WORK_BYTES), "--tmpfs", CellLayout.WORK));
        // Last, when all mount points are made: else the file under test could put another folder in the place of ours.
        argv.addAll(List.of("--remount-ro", "/"));
        argv.addAll(List.of("--chdir", "/"));
        if (processes > 0) {
            // The probe sets the other limits itself, for each program that it runs.
            argv.addAll(List.of(CellLayout.PROBE, "--launch", "0", "0", Long.toString(processes)));
        }
        argv.addAll(List.of(CellLayout.PROBE, "-"));
        return List.copyOf(argv);
    }

    private static void tree(List<String> argv, Path rootfs, boolean withoutMounts) throws IOException {
        for (Path entry : Folders.list(rootfs)) {
            String inside = "/" + entry.getFileName();
            if (inside.equals(CellLayout.HOME)) {
                throw new IOException(rootfs + " has an entry of its own at " + CellLayout.HOME);
            }
            if (withoutMounts && MOUNTS.contains(inside)) {
                continue;
            }
            if (Files.isSymbolicLink(entry)) {
                argv.addAll(List.of("--symlink", FileNames.word(Files.readSymbolicLink(entry)), inside));
            } else {
                argv.addAll(List.of("--ro-bind", FileNames.word(entry), inside));
            }
        }
    }
}

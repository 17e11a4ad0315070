package dev.freestand.containers.engine;

import dev.freestand.containers.probe.CellLayout;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.process.Bubblewrap;
import dev.freestand.verifier.process.BubblewrapRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command lines for bubblewrap of the sandbox engine.
 *
 * <p>The root is put together in memory from the tree's top-level entries, each bound read-only: so no mount point has to
 * exist in the tree, and the tree itself stays untouched. There are a /proc and a /dev of the cell's own, as in every
 * container, but where a condition takes them away.
 */
final class SandboxCommand {

    /** Room for mount points and links, nothing else. */
    private static final long ROOT_BYTES = 1L << 20;

    /** Room for shared memory, as Docker gives it. */
    private static final long SHARED_BYTES = 64L << 20;

    private static final Set<String> MOUNTS = Set.of("/proc", "/dev");

    private SandboxCommand() {}

    /**
     * The command for one cell.
     *
     * @param emulator the emulator on this machine; null where none is needed
     * @param means what the sandbox can do here
     * @param release the sandbox's own
     * @param processes most processes of that user; 0 where something else counts them
     */
    static List<String> of(
            String bwrap,
            CellRequest request,
            Path probe,
            @Nullable Path emulator,
            SandboxCapabilities means,
            BubblewrapRelease release,
            long processes)
            throws IOException {
        CellSetting setting = request.setting();
        Bubblewrap sandbox = Bubblewrap.confined(bwrap, release);
        if (means.nobody() || setting.randomUser()) {
            sandbox = sandbox.user(setting.user());
        }
        sandbox = sandbox.environment(Map.of())
                // The probe, so that it cannot be killed from inside, and its end ends everything.
                .asFirstProcess()
                .memory("/", ROOT_BYTES);
        sandbox = tree(sandbox, request.environment().rootfs(), !setting.bare());
        if (!setting.bare() && means.mounts()) {
            sandbox = sandbox.processes().devices().memory("/dev/shm", SHARED_BYTES);
        }
        sandbox = sandbox.readOnly(probe, CellLayout.PROBE)
                .readOnly(FileNames.absolute(request.subject()), CellLayout.SUBJECT);
        if (emulator != null) {
            sandbox = sandbox.readOnly(emulator, CellLayout.EMULATOR);
        }
        // The root last, when all mount points are made: else the file under test could put another folder in the place
        // of ours.
        sandbox = sandbox.memory(CellLayout.WORK, CellLayout.WORK_BYTES)
                .readOnlyRoot()
                .workingFolder("/");
        List<String> program = new ArrayList<>();
        if (processes > 0) {
            // The probe sets the other limits itself, for each program that it runs.
            program.addAll(List.of(CellLayout.PROBE, "--launch", "0", "0", Long.toString(processes)));
        }
        program.addAll(List.of(CellLayout.PROBE, "-"));
        return sandbox.command(program);
    }

    /** The command that finds out whether the sandbox works here: the probe alone. */
    static List<String> trial(String bwrap, Path probe, SandboxCapabilities means) {
        Bubblewrap sandbox = Bubblewrap.confined(bwrap, BubblewrapRelease.UNKNOWN)
                .memory("/")
                .readOnly(probe, "/probe");
        sandbox = means.nobody() ? sandbox.user(CellSetting.NOBODY) : sandbox;
        sandbox = means.mounts() ? sandbox.processes().devices() : sandbox;
        return sandbox.command(List.of("/probe", "--control"));
    }

    private static Bubblewrap tree(Bubblewrap sandbox, Path rootfs, boolean withoutMounts) throws IOException {
        Bubblewrap with = sandbox;
        for (Path entry : Folders.list(rootfs)) {
            String inside = "/" + entry.getFileName();
            if (inside.equals(CellLayout.HOME)) {
                throw new IOException(rootfs + " has an entry of its own at " + CellLayout.HOME);
            }
            if (withoutMounts && MOUNTS.contains(inside)) {
                continue;
            }
            with = Files.isSymbolicLink(entry)
                    ? with.link(FileNames.word(Files.readSymbolicLink(entry)), inside)
                    : with.readOnly(entry, inside);
        }
        return with;
    }
}

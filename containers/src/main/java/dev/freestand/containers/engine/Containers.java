package dev.freestand.containers.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Volume;
import dev.freestand.containers.confine.ControlGroups;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.CellLayout;
import dev.freestand.containers.probe.CellSetting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The containers of one engine: each runs the probe once, and none outlives its cell. */
final class Containers implements AutoCloseable {

    /** Label of every container made here; its value is the environment's name. */
    static final String LABEL = "dev.freestand.cell";

    /** Label whose value is the same for all containers of one engine, and for no other. */
    static final String RUN_LABEL = "dev.freestand.run";

    private static final String NO_REGISTRY = "localhost/none";
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final DockerClient client;
    private final DockerImages images;
    private final String run = UUID.randomUUID().toString();
    private final Set<String> live = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;
    private final Thread onSignal = new Thread(this::removeBeforeTheEnd, "freestand-removal");

    Containers(DockerClient client) {
        this.client = client;
        this.images = new DockerImages(client);
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    /** The value of {@link #RUN_LABEL} that this run of the program uses. */
    String run() {
        return run;
    }

    String version() {
        return String.valueOf(client.versionCmd().exec().getVersion());
    }

    /** Why the daemon cannot run an environment's cells as it is, without a pull; empty where it can. */
    String lacks(PreparedEnvironment environment) throws IOException {
        return images.lacks(environment);
    }

    /**
     * Runs one cell. Throws what the client throws where the daemon refuses or is gone.
     *
     * @param emulator the emulator on this machine; null where none is needed
     */
    CellRun run(CellRequest request, byte[] probe, @Nullable Path emulator) throws IOException, InterruptedException {
        if (closing) {
            return new CellRun.Unanswered("the cell was cancelled because the program was stopped");
        }
        String id;
        try {
            id = create(request, images.find(request.environment(), request.timeout()));
        } catch (DockerImages.MissingException e) {
            return new CellRun.Unanswered(String.valueOf(e.getMessage()));
        }
        live.add(id);
        boolean over = false;
        try (ContainerOutput answer = new ContainerOutput(request.outputLimit())) {
            try (InputStream archive = CellArchive.open(request, probe, emulator)) {
                client.copyArchiveToContainerCmd(id)
                        .withRemotePath(CellLayout.HOME)
                        .withTarInputStream(archive)
                        .exec();
            }
            client.attachContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .exec(answer);
            answer.awaitStarted(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
            client.startContainerCmd(id).exec();
            if (!answer.awaitCompletion(request.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return new CellRun.Unanswered("the cell did not finish in time and was removed");
            }
            if (!answer.complaint().isEmpty()) {
                return new CellRun.Unanswered("the probe did not finish: " + answer.complaint());
            }
            if (!answer.finished()) {
                throw new IOException("the probe's answer is incomplete or too long");
            }
            over = true;
            return new CellRun.Answered(answer.bytes());
        } finally {
            if (!over) {
                remove(id);
            }
            // A container that ended removes itself.
            live.remove(id);
        }
    }

    private String create(CellRequest request, String image) {
        // All is read-only but a volume, which files can be copied to: in it everything is root's, and the probe
        // becomes another user before it runs the file. The capabilities are for that, and gone with it.
        CellSetting setting = request.setting();
        String user = Integer.toString(setting.user());
        List<Capability> capabilities = new ArrayList<>(List.of(Capability.SETUID, Capability.SETGID));
        List<String> command = new ArrayList<>(List.of(CellLayout.PROBE, CellLayout.INSTRUCTIONS, user));
        String work = CellLayout.WORK;
        if (setting.bare()) {
            // Every container has /proc, /dev and /sys. A folder that holds nothing but ours has not.
            capabilities.add(Capability.SYS_CHROOT);
            command.add(CellLayout.ROOT);
            work = CellLayout.ROOT + CellLayout.WORK;
        }
        HostConfig host = HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withCapAdd(capabilities.toArray(Capability[]::new))
                .withSecurityOpts(List.of("no-new-privileges"))
                .withTmpFs(Map.of(work, options(user)))
                .withPidsLimit(ControlGroups.PROCESSES)
                .withMemory(ControlGroups.MEMORY)
                .withMemorySwap(ControlGroups.MEMORY)
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withAutoRemove(true);
        // Testcontainers looks up a login for the name given first, and for one without a registry searches for a
        // daemon.
        return client.createContainerCmd(NO_REGISTRY)
                .withImage(image)
                // Whatever an image starts by itself, as whom and where: here it is the probe, as root, in the root.
                .withEntrypoint(command)
                .withCmd(List.of())
                .withUser("0:0")
                // The probe is the only process that is started in a cell, whatever the image asks for.
                .withHealthcheck(new HealthCheck().withTest(List.of("NONE")))
                .withWorkingDir("/")
                .withLabels(Map.of(LABEL, request.environment().name(), RUN_LABEL, run))
                .withVolumes(new Volume(CellLayout.HOME))
                .withHostConfig(host)
                .exec()
                .getId();
    }

    /** Of the working folder: open to the user that the probe becomes, and to nobody else. */
    private static String options(String user) {
        return "rw,exec,nosuid,nodev,mode=0700,uid=" + user + ",gid=" + user + ",size=" + CellLayout.WORK_BYTES;
    }

    private void remove(String id) {
        try {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException e) {
            // It ended meanwhile and is gone, or on its way: as intended.
            live.remove(id);
        }
    }

    /** For a program that is stopped by a signal: must not keep it from ending when the daemon hangs or is gone. */
    private void removeBeforeTheEnd() {
        Thread worker = new Thread(this::removeAll, "freestand-removal-worker");
        worker.setDaemon(true);
        // A daemon that is gone: the containers end by the probe's own limits and remove themselves.
        worker.setUncaughtExceptionHandler((thread, error) -> live.clear());
        worker.start();
        try {
            worker.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeAll() {
        closing = true;
        live.forEach(this::remove);
    }

    @Override
    public void close() {
        removeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook is at work: nothing is left to be undone.
            live.clear();
        }
    }
}

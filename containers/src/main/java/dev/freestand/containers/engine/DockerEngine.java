package dev.freestand.containers.engine;

import com.github.dockerjava.api.DockerClient;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.ProbeBinary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs cells in containers, one for each cell, through a Docker daemon.
 * <p>Testcontainers' own helper container (Ryuk) is never started, whatever {@code TESTCONTAINERS_RYUK_DISABLED} says: it
 * would have to be pulled from a registry. Containers remove themselves when they end, are removed when a cell fails or is
 * given up, and when this program is stopped by a signal. What is pulled, {@link DockerImages} says.
 */
public final class DockerEngine implements Engine {

    /** A daemon on a busy machine takes seconds for its first answer; one that hangs gives none. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    static final String OR_SANDBOX = ", or use the sandbox engine";

    private static final String WAY_OUT = "start Docker (freestand doctor shows how)" + OR_SANDBOX;

    private final Map<String, String> variables;
    private final TimeLimitedCall bounded = new TimeLimitedCall();
    private volatile @Nullable Containers containers;
    private volatile @Nullable String broken;

    /**
     * An engine that looks for a daemon when first asked.
     *
     * @param variables this program's environment variables
     */
    public DockerEngine(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** An engine over a daemon that is known. */
    DockerEngine(DockerClient client) {
        this.variables = Map.of();
        this.containers = new Containers(client);
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public Availability availability() {
        try {
            String version = bounded.call(PATIENCE, () -> connected().version());
            return Availability.ready("Docker " + version);
        } catch (TimeoutException e) {
            return Availability.absent("Docker does not respond within " + PATIENCE.toSeconds() + " s; " + WAY_OUT);
        } catch (ExecutionException e) {
            return Availability.absent("Docker does not respond (" + reason(e) + "); " + WAY_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Availability.absent("interrupted");
        }
    }

    @Override
    public String lacks(PreparedEnvironment environment) {
        try {
            return bounded.call(PATIENCE, () -> connected().lacks(environment));
        } catch (TimeoutException e) {
            return "Docker does not respond within " + PATIENCE.toSeconds() + " s; " + WAY_OUT;
        } catch (ExecutionException e) {
            return "Docker does not respond (" + reason(e) + "); " + WAY_OUT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public CellRun run(CellRequest request) {
        String earlier = broken;
        if (earlier != null) {
            return new CellRun.Unanswered(earlier);
        }
        Emulator emulator = request.setting().emulator();
        Optional<Path> found = emulator == null
                ? Optional.empty()
                : ExecutableSearchPath.of(variables).find(emulator.program());
        if (emulator != null && found.isEmpty()) {
            return new CellRun.Unanswered(ExecutableSearchPath.missing(emulator));
        }
        try {
            return bounded.call(
                    request.timeout(), () -> connected().run(request, ProbeBinary.bytes(), found.orElse(null)));
        } catch (TimeoutException e) {
            return failed("the cell did not finish within " + request.timeout().toSeconds() + " s and was removed");
        } catch (ExecutionException e) {
            return failed("Docker did not run the cell: " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CellRun.Unanswered("the cell was cancelled because the program was stopped");
        }
    }

    /** Tells a cell that failed from a daemon that died: then no further cell is tried, and none hangs. */
    private CellRun failed(String problem) {
        if (availability().ready()) {
            return new CellRun.Unanswered(problem);
        }
        broken = "the Docker daemon stopped responding while cells were run; " + WAY_OUT;
        return new CellRun.Unanswered(broken);
    }

    @Override
    public void close() {
        // Without the lock, which who connects to a daemon that is silent may hold for ever.
        Containers open = containers;
        try {
            if (open != null) {
                bounded.call(PATIENCE, () -> {
                    open.close();
                    return true;
                });
            }
        } catch (TimeoutException | ExecutionException e) {
            // The daemon is gone, or too slow: its containers end by the probe's own limits and remove themselves.
            broken = reason(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            bounded.close();
        }
    }

    private synchronized Containers connected() throws IOException {
        Containers known = containers;
        if (known == null) {
            known = new Containers(DockerDaemon.find(variables));
            containers = known;
        }
        return known;
    }

    /** The innermost reason in one line, without a trace. */
    private static String reason(Throwable error) {
        Throwable innermost = error;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String text = innermost.getMessage();
        return text == null
                ? innermost.getClass().getSimpleName()
                : text.lines().findFirst().orElse("");
    }
}

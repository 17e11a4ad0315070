package dev.freestand.containers.engine;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.InvalidConfigurationException;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Looks for a daemon's socket on this machine: Docker's, rootless Docker's, Podman's. Testcontainers asks this after what
 * the user configured ({@code DOCKER_HOST}, its properties). Unlike its own strategies this one is not persistable: proving
 * a binary writes nothing into the user's home.
 */
final class LocalSocketStrategy extends DockerClientProviderStrategy {

    private final List<Path> candidates = new ArrayList<>();

    LocalSocketStrategy(Map<String, String> variables) {
        candidates.add(Path.of("/var/run/docker.sock"));
        String runtime = variables.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty()) {
            candidates.add(Path.of(runtime, "docker.sock"));
            candidates.add(Path.of(runtime, "podman", "podman.sock"));
        }
        String home = variables.getOrDefault("HOME", "");
        if (!home.isEmpty()) {
            candidates.add(Path.of(home, ".docker", "run", "docker.sock"));
        }
        candidates.add(Path.of("/run/podman/podman.sock"));
    }

    @Override
    public String getDescription() {
        return "a socket of this machine";
    }

    @Override
    protected boolean isApplicable() {
        return socket().isPresent();
    }

    @Override
    protected boolean isPersistable() {
        return false;
    }

    @Override
    public TransportConfig getTransportConfig() throws InvalidConfigurationException {
        Path found = socket().orElseThrow(() -> new InvalidConfigurationException("there is no socket of a daemon"));
        return TransportConfig.builder()
                .dockerHost(URI.create("unix://" + found))
                .build();
    }

    private Optional<Path> socket() {
        return candidates.stream().filter(Files::exists).findFirst();
    }
}

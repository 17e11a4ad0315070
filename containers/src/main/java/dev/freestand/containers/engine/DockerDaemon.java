package dev.freestand.containers.engine;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.util.Map;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.EnvironmentAndSystemPropertyClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Connects to the Docker daemon that {@link DockerDaemonAddress} finds, with Testcontainers' client: it takes certificates
 * from where {@code DOCKER_TLS_VERIFY} and {@code DOCKER_CERT_PATH} say, and for pulls the user's registry credentials.
 *
 * <p>{@code DockerClientFactory} is not used. It logs an error where there is no daemon, writes into the user's home, and
 * starts Ryuk, whose image has to be pulled before any cell can run.
 */
final class DockerDaemon {

    private DockerDaemon() {}

    /**
     * A client of the daemon that the user configured, or of one with a socket on this machine.
     *
     * @throws IOException if none takes a connection
     */
    static DockerClient find(Map<String, String> variables) throws IOException {
        TransportConfig.TransportConfigBuilder transport =
                TransportConfig.builder().dockerHost(DockerDaemonAddress.find(variables));
        return connect(transport
                .sslConfig(new EnvironmentAndSystemPropertyClientProviderStrategy()
                        .getTransportConfig()
                        .getSslConfig())
                .build());
    }

    /** A client of a known daemon. */
    static DockerClient connect(TransportConfig transport) {
        return DockerClientProviderStrategy.getClientForConfig(transport);
    }
}

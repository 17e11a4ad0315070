package dev.freestand.containers.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DefaultDockerClientConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DockerClientConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DockerClientConfigDelegate;
import org.testcontainers.shaded.com.github.dockerjava.core.DockerClientImpl;
import org.testcontainers.shaded.com.github.dockerjava.core.RemoteApiVersion;

/**
 * Talks to the Docker daemon that {@link DockerDaemonAddress} finds, through a client of its own: Testcontainers' client would
 * ask for registry credentials for every container, and to do so start its helper machinery and write into the user's home.
 * The client's classes are those that Testcontainers carries, under the names it gives them.
 */
final class DockerDaemon {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Cells run side by side, each with an open stream beside its calls; more than any machine has cores. */
    private static final int CONNECTIONS = 512;

    private DockerDaemon() {}

    /**
     * A client of the daemon that the user configured, or of one with a socket on this machine.
     *
     * @throws IOException if none takes a connection
     */
    static DockerClient find(Map<String, String> variables) throws IOException {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(DockerDaemonAddress.find(variables).toString())
                .build();
        return connect(TransportConfig.builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .build());
    }

    /** A client of a known daemon. Speaks whatever version of the interface the daemon speaks. */
    static DockerClient connect(TransportConfig transport) {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(transport.getDockerHost().toString())
                .withApiVersion(RemoteApiVersion.UNKNOWN_VERSION)
                .build();
        ZerodepDockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(transport.getDockerHost())
                .sslConfig(transport.getSslConfig())
                .connectionTimeout(CONNECT)
                .maxConnections(CONNECTIONS)
                .build();
        return DockerClientImpl.getInstance(new WithoutCredentials(config), http);
    }

    /** Nothing is ever pulled, so no credentials are looked up. */
    private static final class WithoutCredentials extends DockerClientConfigDelegate {

        WithoutCredentials(DockerClientConfig config) {
            super(config);
        }

        @Override
        public AuthConfig effectiveAuthConfig(String image) {
            return new AuthConfig();
        }
    }
}

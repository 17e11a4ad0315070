package dev.freestand.containers.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Where a Docker daemon listens: where the user says ({@code DOCKER_HOST}, else {@code docker.host} or {@code tc.host} in
 * {@code ~/.testcontainers.properties}), and nowhere else then; otherwise on a socket of this machine: Docker's,
 * rootless Docker's, Podman's. Testcontainers' own search reports an error in red where it finds nothing, which is no
 * error here: so nothing of it is asked before something has taken a connection.
 */
final class DockerDaemonAddress {

    private static final String HOST = "DOCKER_HOST";
    private static final int CONNECT = (int) Duration.ofSeconds(5).toMillis();

    private DockerDaemonAddress() {}

    /**
     * Looks for one that takes a connection.
     *
     * @throws IOException if there is none; the message states what was tried
     */
    static URI find(Map<String, String> variables) throws IOException {
        String host = variables.getOrDefault(HOST, "");
        if (!host.isEmpty()) {
            return connected(host, HOST + "=" + host);
        }
        for (String key : List.of("docker.host", "tc.host")) {
            String property = TestcontainersConfiguration.getInstance().getUserProperty(key, "");
            if (!property.isEmpty()) {
                return connected(property, key + "=" + property + " in ~/.testcontainers.properties");
            }
        }
        List<String> refused = new ArrayList<>();
        for (Path socket : sockets(variables)) {
            if (Files.exists(socket)) {
                try {
                    return connected("unix://" + socket, socket.toString());
                } catch (IOException e) {
                    refused.add(String.valueOf(e.getMessage()));
                }
            }
        }
        throw new IOException(refused.isEmpty() ? "no daemon socket was found" : String.join("; ", refused));
    }

    private static List<Path> sockets(Map<String, String> variables) {
        List<Path> sockets = new ArrayList<>();
        sockets.add(Path.of("/var/run/docker.sock"));
        String runtime = variables.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty()) {
            sockets.add(Path.of(runtime, "docker.sock"));
            sockets.add(Path.of(runtime, "podman", "podman.sock"));
        }
        String home = variables.getOrDefault("HOME", "");
        if (!home.isEmpty()) {
            sockets.add(Path.of(home, ".docker", "run", "docker.sock"));
        }
        sockets.add(Path.of("/run/podman/podman.sock"));
        return sockets;
    }

    private static URI connected(String host, String name) throws IOException {
        try {
            URI address = URI.create(host);
            if ("unix".equals(address.getScheme())) {
                try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    channel.connect(UnixDomainSocketAddress.of(Path.of(address.getPath())));
                }
            } else if (address.getHost() != null && address.getPort() > 0) {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT);
                }
            } else {
                throw new IOException("expected unix:///PATH or tcp://HOST:PORT");
            }
            return address;
        } catch (IOException | IllegalArgumentException e) {
            // Without its cause: whoever looks for the innermost reason is to find the name in it.
            throw new IOException(name + ": " + e.getMessage());
        }
    }
}

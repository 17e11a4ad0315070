package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a daemon is looked for, without one. */
class DockerDaemonAddressTest {

    @TempDir
    private Path folder;

    private static URI find(String host) throws IOException {
        return DockerDaemonAddress.find(Map.of("DOCKER_HOST", host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix:///nonexistent", "tcp://127.0.0.1:1", "nonsense", "tcp://host", "un ix:///x"})
    void whatTheUserNamesIsTheOnlyPlaceAndTheReasonNamesIt(String host) {
        assertThatThrownBy(() -> find(host))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("DOCKER_HOST=" + host);
    }

    @Test
    void onlyASocketThatAcceptsConnectionsIsADaemon() throws IOException {
        Path socket = folder.resolve("d.sock");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            assertThat(find("unix://" + socket)).isEqualTo(URI.create("unix://" + socket));
        }
        assertThat(Files.exists(socket))
                .as("left behind, as by a daemon that was killed")
                .isTrue();
        assertThatThrownBy(() -> find("unix://" + socket)).hasMessageContaining(socket.toString());
        try (ServerSocket server = new ServerSocket(0)) {
            String host = "tcp://localhost:" + server.getLocalPort();
            assertThat(find(host)).isEqualTo(URI.create(host));
        }
    }
}

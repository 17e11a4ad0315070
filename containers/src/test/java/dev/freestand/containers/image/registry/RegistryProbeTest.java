package dev.freestand.containers.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryProbeTest {

    private static final ImageSettings SETTINGS = ImageSettings.of(Path.of("images"), Map.of());

    private static String ask(String registry, Duration limit) throws IOException, InterruptedException {
        return RegistryProbe.ask(registry, SETTINGS, limit);
    }

    /** Answers one request with this, or never where it is empty. */
    private static String against(String answer, Duration limit) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    if (answer.isEmpty()) {
                        // Until the other side gives up.
                        socket.getInputStream().readAllBytes();
                    }
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // The other side is gone.
                    return;
                }
            });
            thread.setDaemon(true);
            thread.start();
            return ask("127.0.0.1:" + server.getLocalPort(), limit);
        }
    }

    @ParameterizedTest
    @CsvSource({"200 OK, ' responds'", "401 Unauthorized, ' responds and requires a login'"})
    void whatAnswersAsARegistryDoes(String status, String words) throws Exception {
        assertThat(against("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n", Duration.ofSeconds(5)))
                .matches("127\\.0\\.0\\.1:[0-9]+" + words);
    }

    @Test
    void anotherServerIsNone() {
        assertThatThrownBy(() -> against("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", Duration.ofSeconds(5)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("responds with status 404, which is not how a registry responds");
    }

    @Test
    void oneThatIsSilentIsGivenUp() {
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThatThrownBy(() -> against("", Duration.ofMillis(300)))
                        .isInstanceOf(IOException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no/slash.example", "a b", "-x", "host:port", "http://registry.example"})
    void whatIsNoRegistryIsRefused(String name) {
        assertThatThrownBy(() -> RegistryProbe.check(name)).isInstanceOf(IllegalArgumentException.class);
    }
}

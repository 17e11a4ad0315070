package dev.freestand.containers.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Stands between a client and Docker's socket, and dies, or falls silent, when a container has been started. */
final class CuttingProxy implements AutoCloseable {

    /** What becomes of the daemon, as the client sees it. */
    enum Fate {
        DIES,
        FALLS_SILENT
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final Fate fate;
    private volatile boolean cut;

    CuttingProxy(Fate fate) throws IOException {
        this.fate = fate;
        start(this::accept);
    }

    URI address() {
        return URI.create("tcp://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            clients.add(client);
            SocketChannel docker = docker();
            InputStream fromClient = client.getInputStream();
            OutputStream toClient = client.getOutputStream();
            start(() -> {
                byte[] bytes = new byte[65536];
                for (int n = fromClient.read(bytes); n >= 0; n = fromClient.read(bytes)) {
                    if (cut) {
                        continue;
                    }
                    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, n);
                    while (buffer.hasRemaining()) {
                        docker.write(buffer);
                    }
                    if (new String(bytes, 0, n, StandardCharsets.ISO_8859_1).contains("/start HTTP")) {
                        cut();
                    }
                }
                docker.close();
            });
            start(() -> {
                ByteBuffer buffer = ByteBuffer.allocate(65536);
                while (docker.read(buffer) >= 0) {
                    if (!cut) {
                        toClient.write(buffer.array(), 0, buffer.position());
                        toClient.flush();
                    }
                    buffer.clear();
                }
                if (!cut) {
                    client.close();
                }
            });
        }
    }

    /** Where there is none, the client must not wait for its answer. */
    private SocketChannel docker() throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of("/var/run/docker.sock"));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void cut() throws IOException {
        cut = true;
        if (fate == Fate.DIES) {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Consumer<Work> quietly = each -> {
            try {
                each.run();
            } catch (IOException e) {
                // A closed socket is how a connection ends here.
                Thread.currentThread().interrupt();
            }
        };
        Thread thread = new Thread(() -> quietly.accept(work), "proxy");
        thread.setDaemon(true);
        thread.start();
    }
}

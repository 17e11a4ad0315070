package dev.freestand.containers.situation;

import dev.freestand.verifier.proof.ObservedSituations.TlsContact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * A TLS service on a Unix socket, for what runs in one cell. One thread serves all connections; what is wrong with one of
 * them ends that one alone. It notes how far its clients come.
 */
final class TlsService implements AutoCloseable {

    /** A socket's path has 108 bytes in Linux, of which Java uses so many. */
    static final int LONGEST_PATH = 106;

    /** As many as {@code relay.h} passes on. */
    private static final int MOST = 32;

    /** How long a connection may take: less than a step has, so that the file sees an end of it. */
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** How long what is still open may go on when the cell is gone, and its connections with it. */
    private static final Duration END = Duration.ofSeconds(2);

    private static final long PAUSE_MILLIS = 1000;

    private final Path socket;
    private final SSLContext identity;
    private final ServerSocketChannel listener;
    private final Selector selector;
    private final Thread thread = new Thread(this::serve, "freestand-tls");
    private volatile boolean ending;

    /** The rest is the thread's; others read it once that has ended. */
    private TlsContact furthest = TlsContact.NONE;

    private boolean whole;
    private String failure = "its thread stopped";

    private TlsService(Path socket, SSLContext identity, ServerSocketChannel listener, Selector selector) {
        this.socket = socket;
        this.identity = identity;
        this.listener = listener;
        this.selector = selector;
    }

    /**
     * Starts one.
     *
     * @param socket where its socket is made; only this user can connect to it
     * @param identity its key and certificate
     * @throws IOException if the socket cannot be made, or its path is longer than {@link #LONGEST_PATH} bytes
     */
    static TlsService open(Path socket, SSLContext identity) throws IOException {
        if (socket.toString().length() > LONGEST_PATH) {
            throw new IOException("the path of a Unix socket has at most " + LONGEST_PATH + " bytes: " + socket);
        }
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket), MOST);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            listener.configureBlocking(false);
            TlsService service = new TlsService(socket, identity, listener, Selector.open());
            listener.register(service.selector, SelectionKey.OP_ACCEPT);
            service.thread.setDaemon(true);
            service.thread.start();
            return service;
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /**
     * Ends it, once all that its clients sent has been looked at.
     *
     * @return how far the one came that came furthest
     * @throws IOException if the service itself failed, so that this is not known
     */
    TlsContact end() throws IOException {
        ending = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the TLS service ended", e);
        }
        if (!whole) {
            throw new IOException("the TLS service failed: " + failure);
        }
        return furthest;
    }

    private void serve() {
        try {
            while (!ending) {
                selector.select(this::goOn, PAUSE_MILLIS);
                closeLate();
            }
            long over = System.nanoTime() + END.toNanos();
            int ready = 1;
            // The listener's key is always there.
            while ((ready > 0 || selector.keys().size() > 1) && System.nanoTime() - over < 0) {
                ready = ready > 0 ? selector.selectNow(this::goOn) : selector.select(this::goOn, END.toMillis());
            }
            whole = true;
        } catch (IOException | RuntimeException e) {
            failure = e.toString();
        } finally {
            closeAll();
        }
    }

    private void goOn(SelectionKey key) {
        if (!(key.attachment() instanceof TlsConnection connection)) {
            accept();
            return;
        }
        try {
            int waitsFor = connection.advance();
            if (waitsFor == 0) {
                connection.close();
            } else {
                key.interestOps(waitsFor);
            }
        } catch (IOException | RuntimeException e) {
            // Its client's fault, who notices; how far it came counts all the same.
            close(connection);
        }
        note(connection);
    }

    private void accept() {
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                if (selector.keys().size() > MOST) {
                    channel.close();
                    continue;
                }
                channel.configureBlocking(false);
                long deadline = System.nanoTime() + LONGEST.toNanos();
                TlsConnection connection = new TlsConnection(channel, identity.createSSLEngine(), deadline);
                channel.register(selector, SelectionKey.OP_READ, connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeLate() {
        long now = System.nanoTime();
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof TlsConnection connection && connection.late(now)) {
                close(connection);
            }
        }
    }

    private void note(TlsConnection connection) {
        furthest = connection.contact().compareTo(furthest) > 0 ? connection.contact() : furthest;
    }

    private static void close(TlsConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeAll() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            failure = e.toString();
            whole = false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            end();
        } finally {
            Files.deleteIfExists(socket);
        }
    }
}

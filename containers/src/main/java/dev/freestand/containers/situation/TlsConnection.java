package dev.freestand.containers.situation;

import dev.freestand.verifier.proof.ObservedSituations.TlsContact;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * The server's side of one connection, which never waits. The client is hostile: what is kept of it has a fixed size, and
 * what it may send is counted. An answer of HTTP/1.1 follows the first empty line; then the connection ends.
 */
final class TlsConnection {

    /** Larger than any record of TLS with all that is around it. */
    private static final int ROOM = 1 << 15;
    /** Most bytes that a client may send, of whatever. */
    private static final long LARGEST_INPUT = 1 << 20;

    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n"
                    + "Connection: close\r\n\r\nfreestand\n")
            .getBytes(StandardCharsets.US_ASCII);

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final long deadline;
    /** What came and is not yet decrypted; ready to be written to. */
    private final ByteBuffer received = ByteBuffer.allocate(ROOM);
    /** What is encrypted and not yet sent; ready to be read from. */
    private final ByteBuffer toSend = ByteBuffer.allocate(ROOM).flip();

    private final ByteBuffer decrypted = ByteBuffer.allocate(ROOM);
    private final ByteBuffer answer = ByteBuffer.wrap(ANSWER);
    private TlsContact contact = TlsContact.NONE;
    private long input;
    private boolean ended;
    private boolean lineBegins;
    private boolean asked;

    /**
     * A connection that was accepted.
     *
     * @param channel one that does not block
     * @param engine of the server's side
     * @param deadline when it is over at the latest, by {@link System#nanoTime}
     */
    TlsConnection(SocketChannel channel, SSLEngine engine, long deadline) {
        this.channel = channel;
        this.engine = engine;
        this.deadline = deadline;
        engine.setUseClientMode(false);
    }

    /** How far the client came. */
    TlsContact contact() {
        return contact;
    }

    boolean late(long now) {
        return now - deadline >= 0;
    }

    /**
     * Goes on as far as it can without waiting.
     *
     * @return what it waits for then, as a {@link SelectionKey} names it; 0 once it is over
     * @throws IOException if the client broke off, or speaks no TLS
     */
    int advance() throws IOException {
        while (true) {
            if (toSend.hasRemaining() && channel.write(toSend) >= 0 && toSend.hasRemaining()) {
                return SelectionKey.OP_WRITE;
            }
            if (engine.isOutboundDone()) {
                return discard();
            }
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                engine.getDelegatedTask().run();
            } else if (status == HandshakeStatus.NEED_WRAP || (asked && status == HandshakeStatus.NOT_HANDSHAKING)) {
                wrap();
            } else if (!unwrap()) {
                if (ended) {
                    return 0;
                }
                if (!read()) {
                    return SelectionKey.OP_READ;
                }
            }
        }
    }

    /** Encrypts the answer, or what the handshake says. */
    private void wrap() throws IOException {
        toSend.clear();
        SSLEngineResult result = engine.wrap(asked ? answer : NOTHING.duplicate(), toSend);
        toSend.flip();
        note(result);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            throw new IOException("a record is larger than TLS allows");
        }
        if (!answer.hasRemaining()) {
            // The notice of the end follows.
            engine.closeOutbound();
        }
    }

    /** Decrypts one record; false where there is no whole one, or none is to come. */
    private boolean unwrap() throws IOException {
        received.flip();
        SSLEngineResult result;
        try {
            result = engine.unwrap(received, decrypted.clear());
        } catch (SSLException e) {
            if (engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
                throw e;
            }
            // The alert that says why is for the client, and nothing else of it counts.
            received.position(received.limit());
            return true;
        } finally {
            received.compact();
        }
        note(result);
        if (result.bytesProduced() > 0) {
            contact = TlsContact.DATA;
            lookForEmptyLine(decrypted.flip());
        }
        ended |= result.getStatus() == SSLEngineResult.Status.CLOSED;
        return result.getStatus() == SSLEngineResult.Status.OK && result.bytesConsumed() > 0;
    }

    private void note(SSLEngineResult result) {
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED && contact != TlsContact.DATA) {
            contact = TlsContact.FINISHED;
        }
    }

    private void lookForEmptyLine(ByteBuffer text) {
        while (text.hasRemaining()) {
            byte next = text.get();
            asked |= lineBegins && next == '\n';
            lineBegins = next == '\n' || (lineBegins && next == '\r');
        }
    }

    /** Takes what came; false where nothing did. */
    private boolean read() throws IOException {
        int got = channel.read(received);
        if (got > 0) {
            count(got);
            contact = contact == TlsContact.NONE ? TlsContact.UNFINISHED : contact;
        }
        ended |= got < 0;
        return got != 0;
    }

    /** Tells the client that nothing more comes, and waits for its own end: what it has not read would be lost. */
    private int discard() throws IOException {
        channel.shutdownOutput();
        while (true) {
            int got = channel.read(received.clear());
            if (got <= 0) {
                return got < 0 ? 0 : SelectionKey.OP_READ;
            }
            count(got);
        }
    }

    private void count(int bytes) throws IOException {
        input += bytes;
        if (input > LARGEST_INPUT) {
            throw new IOException("a client sent more than " + LARGEST_INPUT + " bytes");
        }
    }

    void close() throws IOException {
        channel.close();
    }
}

package dev.freestand.containers.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.verifier.proof.ObservedSituations.TlsContact;
import dev.freestand.verifier.proof.Situation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that behave, and clients that do not. Java's own client judges the certificates. */
@Timeout(20)
class TlsServiceTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: service.freestand.test\r\n\r\n";

    private static TlsIdentities identities;

    @TempDir
    private Path folder;

    private TlsService service;

    @BeforeAll
    static void makeIdentities() throws IOException {
        identities = TlsIdentities.create();
    }

    @BeforeEach
    void open() throws IOException {
        service = TlsService.open(folder.resolve("tls"), identities.service(Situation.PLAIN));
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        assertThat(folder).isEmptyDirectory();
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(folder.resolve("tls")));
        return channel;
    }

    /** The client's side of one connection, which waits for what it reads. */
    private static final class Client implements AutoCloseable {

        private final SocketChannel channel;
        private final SSLEngine engine;
        private final ByteBuffer received = ByteBuffer.allocate(1 << 15).flip();

        Client(SocketChannel channel, CertificateAuthority trusted, String version, String name) throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(trusted.pem())));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            this.channel = channel;
            this.engine = context.createSSLEngine(name, 443);
            engine.setUseClientMode(true);
            engine.setEnabledProtocols(new String[] {version});
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
        }

        void shakeHands() throws IOException {
            engine.beginHandshake();
            while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
                if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                    engine.getDelegatedTask().run();
                } else if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                    send("");
                } else {
                    receive();
                }
            }
        }

        void send(String text) throws IOException {
            ByteBuffer packet = ByteBuffer.allocate(1 << 15);
            engine.wrap(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), packet);
            packet.flip();
            while (packet.hasRemaining()) {
                channel.write(packet);
            }
        }

        /** What one record holds; empty at the end. */
        String receive() throws IOException {
            ByteBuffer text = ByteBuffer.allocate(1 << 15);
            SSLEngineResult result = engine.unwrap(received, text);
            while (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                received.compact();
                if (channel.read(received) < 0) {
                    throw new IOException("cut off");
                }
                received.flip();
                result = engine.unwrap(received, text);
            }
            return StandardCharsets.US_ASCII.decode(text.flip()).toString();
        }

        /** The answer to a request, up to the end that the service announces. */
        String fetch() throws IOException {
            shakeHands();
            send(REQUEST);
            StringBuilder all = new StringBuilder();
            while (!engine.isInboundDone()) {
                all.append(receive());
            }
            return all.toString();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private Client client(String name) throws Exception {
        return new Client(connect(), identities.usual(), "TLSv1.3", name);
    }

    private void assertAnswers() throws Exception {
        try (Client client = client("service.freestand.test")) {
            assertThat(client.fetch()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nfreestand\n");
        }
    }

    private boolean answers() throws Exception {
        try {
            assertAnswers();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aClientThatKnowsTheAuthorityIsAnswered(String version) throws Exception {
        try (Client client = new Client(connect(), identities.usual(), version, "service.freestand.test")) {
            assertThat(client.fetch()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nfreestand\n");
        }
        assertThat(service.end()).isEqualTo(TlsContact.DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.freestand.test", "service.local", "service", "192.0.2.1", "2001:db8::1"})
    void theCertificateIsGoodForEachName(String name) throws Exception {
        try (Client client = client(name)) {
            assertThat(client.fetch()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aClientThatRefusesTheCertificateFinishesNothing(String version) throws Exception {
        try (Client client = new Client(connect(), identities.other(), version, "service.freestand.test")) {
            assertThatThrownBy(client::fetch)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("unable to find valid certification path");
            client.send("");
        }
        assertThat(service.end()).isEqualTo(TlsContact.UNFINISHED);
    }

    @Test
    void aNameThatNobodyAnswersForIsNotInTheCertificate() throws Exception {
        try (Client client = client("freestand.example")) {
            assertThatThrownBy(client::fetch).hasStackTraceContaining("No subject alternative DNS name matching");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aHandshakeWithoutDataIsFinished(String version) throws Exception {
        try (Client client = new Client(connect(), identities.usual(), version, "service")) {
            client.shakeHands();
        }
        assertThat(service.end()).isEqualTo(TlsContact.FINISHED);
    }

    @Test
    void silenceIsNoContactAndHindersNobody() throws Exception {
        List<SocketChannel> silent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            silent.add(connect());
        }
        assertAnswers();
        for (SocketChannel one : silent) {
            one.close();
        }
        assertThat(service.end()).isEqualTo(TlsContact.DATA);
    }

    @Test
    void nobodyAtAllIsNoContact() throws Exception {
        connect().close();
        assertThat(service.end()).isEqualTo(TlsContact.NONE);
        assertThat(service.end()).isEqualTo(TlsContact.NONE);
    }

    @Test
    void moreConnectionsThanItServesAreClosed() throws Exception {
        List<SocketChannel> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(connect());
        }
        assertThat(all.get(39).read(ByteBuffer.allocate(1))).isEqualTo(-1);
        for (SocketChannel one : all) {
            one.close();
        }
        // Once it has seen their end; the test's own time limit is the limit.
        while (!answers()) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "\u0016\u0003\u0001\u0001\u0000garbage",
                "\u0000",
                "\u0016\u0003\u0003\u007f\u007f"
            })
    void whatIsNoTlsEndsItsConnectionAlone(String garbage) throws Exception {
        try (SocketChannel channel = connect()) {
            channel.write(ByteBuffer.wrap(garbage.getBytes(StandardCharsets.ISO_8859_1)));
            channel.shutdownOutput();
            ByteBuffer said = ByteBuffer.allocate(1 << 10);
            while (channel.read(said) >= 0 && said.hasRemaining()) {
                continue;
            }
            // An alert at most.
            assertThat(said.position()).isLessThan(100);
            assertAnswers();
        }
        assertThat(service.end()).isEqualTo(TlsContact.DATA);
    }

    @Test
    void aHeaderWithoutEndIsCutOff() throws Exception {
        try (Client client = client("service")) {
            client.shakeHands();
            assertThatThrownBy(() -> {
                        for (int sent = 0; sent < 4 << 20; sent += 1000) {
                            client.send("x".repeat(999) + "\n");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertAnswers();
    }

    @Test
    void aPathThatIsTooLongForASocketIsNamed() {
        Path path = folder.resolve("x".repeat(100));
        assertThatThrownBy(() -> TlsService.open(path, identities.service(Situation.PLAIN)))
                .isInstanceOf(IOException.class)
                .hasMessage("the path of a Unix socket has at most 106 bytes: " + path);
    }
}

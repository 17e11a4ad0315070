package dev.freestand.containers.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class ConnectionErrorsTest {

    private static final URI ADDRESS = URI.create("https://example.org:444/x");

    private static String reason(IOException fault, Throwable cause) {
        fault.initCause(cause);
        return ConnectionErrors.reason(fault, ADDRESS);
    }

    @Test
    void eachHasAReason() {
        assertThat(reason(new ConnectException(), new UnresolvedAddressException()))
                .isEqualTo("no address is known for example.org");
        assertThat(reason(new ConnectException(), new ClosedChannelException()))
                .isEqualTo("no connection to example.org:444");
        assertThat(reason(new SSLHandshakeException("PKIX: x"), new CertPathBuilderException("no path")))
                .isEqualTo("its certificate is not trusted here: no path");
        assertThat(reason(new SSLHandshakeException("outer"), new IOException("inner")))
                .isEqualTo("inner");
        assertThat(reason(new IOException("outer"), new IOException("inner"))).isEqualTo("outer");
    }
}

package dev.freestand.containers.image.registry;

import dev.freestand.core.name.EscapedText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import javax.net.ssl.SSLException;

/** Why a server was not reached, in words: of some reasons the JDK's client says no more than the class of an exception. */
public final class ConnectionErrors {

    private ConnectionErrors() {}

    /** The reason, as the end of a sentence. */
    public static String reason(IOException e, URI address) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnresolvedAddressException) {
            return "no address is known for " + address.getHost();
        }
        if (e instanceof ConnectException && e.getMessage() == null) {
            return "no connection to " + address.getAuthority();
        }
        if (root instanceof CertPathBuilderException) {
            return "its certificate is not trusted here: " + EscapedText.message(root);
        }
        // Where certificates are the matter, the cause says more; elsewhere the client's own words do.
        return e instanceof SSLException
                ? EscapedText.message(root)
                : EscapedText.message(e.getMessage() == null ? root : e);
    }
}

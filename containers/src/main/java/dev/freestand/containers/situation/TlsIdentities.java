package dev.freestand.containers.situation;

import dev.freestand.verifier.proof.Situation;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Two certificate authorities and a server's identity by each, made fresh for one measurement.
 *
 * @param usual the one that stands for those of the system
 * @param other one that only some situations trust
 */
record TlsIdentities(CertificateAuthority usual, SSLContext byUsual, CertificateAuthority other, SSLContext byOther) {

    /**
     * Makes them.
     *
     * @throws IOException if this Java has no such keys, signatures or TLS
     */
    static TlsIdentities create() throws IOException {
        try {
            CertificateAuthority usual = CertificateAuthority.create("freestand usual ca");
            CertificateAuthority other = CertificateAuthority.create("freestand other ca");
            return new TlsIdentities(usual, usual.newService(), other, other.newService());
        } catch (GeneralSecurityException e) {
            throw new IOException("certificates for a TLS service cannot be created: " + e.getMessage(), e);
        }
    }

    /** The authority in the usual places of a situation; null for none. */
    @Nullable
    CertificateAuthority trusted(Situation situation) {
        return switch (situation) {
            case NO_CA -> null;
            case PRIVATE_CA -> other;
            default -> usual;
        };
    }

    /** What the service of a situation shows. */
    SSLContext service(Situation situation) {
        return situation == Situation.PRIVATE_CA || situation == Situation.UNTRUSTED_CA ? byOther : byUsual;
    }
}

package dev.freestand.attest;

import dev.freestand.core.elf.Hex;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;

/** NIST P-256 (SP 800-186, section 3.2.1.3). By itself, since a list of curves would bring every other one into a static file. */
final class P256Curve {

    private static final ECCurve CURVE = new SecP256R1Curve();

    /** The order of its base point. */
    static final BigInteger ORDER = CURVE.getOrder();

    static final ECDomainParameters PARAMETERS = new ECDomainParameters(
            CURVE,
            CURVE.decodePoint(Hex.parse("04"
                    + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                    + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")),
            ORDER,
            CURVE.getCofactor());

    private P256Curve() {}
}

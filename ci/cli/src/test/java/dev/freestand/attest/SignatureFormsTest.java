package dev.freestand.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.cli.attest.KeyFiles;
import dev.freestand.cli.attest.KeyOrigin;
import dev.freestand.cli.attest.SigningKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A signature is written in one way: whatever else stands for the same numbers is none. */
class SignatureFormsTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private SigningKey key(KeyKind kind) throws AttestException, IOException {
        KeyFiles.generate(folder.resolve("key-" + kind), kind);
        return KeyFiles.signing(folder.resolve("key-" + kind + ".pem"));
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void bytesBehindOrMissingMakeItNone(KeyKind kind) throws Exception {
        SigningKey key = key(kind);
        byte[] good = key.sign(MESSAGE);
        assertThat(key.publicKey().verifies(MESSAGE, good)).isTrue();
        for (int length : new int[] {0, 1, good.length - 1, good.length + 1, good.length + 64, 1000}) {
            assertThat(key.publicKey().verifies(MESSAGE, Arrays.copyOf(good, length)))
                    .as("%s", length)
                    .isFalse();
        }
    }

    @Test
    void anEd25519NumberBeyondTheOrderIsNone() throws Exception {
        SigningKey key = key(KeyKind.ED25519);
        byte[] signature = key.sign(MESSAGE);
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] reversed = new byte[32];
        for (int i = 0; i < 32; i++) {
            reversed[i] = signature[63 - i];
        }
        byte[] more = new BigInteger(1, reversed).add(order).toByteArray();
        for (int i = 0; i < 32; i++) {
            signature[32 + i] = i < more.length ? more[more.length - 1 - i] : 0;
        }
        assertThat(key.publicKey().verifies(MESSAGE, signature)).isFalse();
    }

    @Test
    void derOfOtherFormsIsNone() throws Exception {
        SigningKey key = key(KeyKind.P256);
        byte[] good = key.sign(MESSAGE);
        BigInteger order = SECNamedCurves.getByName("secp256r1").getN();
        BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(order, good);
        byte[] longForm = new byte[good.length + 1];
        longForm[0] = 0x30;
        longForm[1] = (byte) 0x81;
        System.arraycopy(good, 1, longForm, 2, good.length - 1);
        byte[] padded = der(numbers[0], numbers[1], 1);
        byte[] tooLarge = der(numbers[0].add(order), numbers[1], 0);
        for (byte[] bad : List.of(longForm, padded, tooLarge)) {
            assertThat(key.publicKey().verifies(MESSAGE, bad)).isFalse();
        }
        assertThat(key.publicKey().verifies(MESSAGE, der(numbers[0], numbers[1], 0)))
                .isTrue();
    }

    private static byte[] der(BigInteger r, BigInteger s, int zeros) {
        byte[] one = r.toByteArray();
        byte[] two = s.toByteArray();
        byte[] der = new byte[6 + zeros + one.length + two.length];
        der[0] = 0x30;
        der[1] = (byte) (der.length - 2);
        der[2] = 2;
        der[3] = (byte) (one.length + zeros);
        System.arraycopy(one, 0, der, 4 + zeros, one.length);
        int at = 4 + zeros + one.length;
        der[at] = 2;
        der[at + 1] = (byte) two.length;
        System.arraycopy(two, 0, der, at + 2, two.length);
        return der;
    }

    @Test
    void base64IsWrittenInOneWay() throws Exception {
        SigningKey key = key(KeyKind.ED25519);
        Envelope good = key.envelope("text/plain", MESSAGE);
        assertThat(good.signedBy(key.publicKey())).isTrue();
        String sig = good.signatures().get(0).sig();
        String url = sig.replace('+', '-').replace('/', '_');
        assertThat(with(good, url).signedBy(key.publicKey())).isTrue();
        // 64 bytes leave four bits of the last letter unused.
        String slack = sig.substring(0, 85) + (char) (sig.charAt(85) + 1) + "==";
        for (String bad : List.of(slack, sig.replace("=", ""), sig + "\n", " " + sig, sig + "=", sig + "AAAA")) {
            Envelope envelope = with(good, bad);
            if (bad.endsWith("AAAA")) {
                assertThatThrownBy(() -> envelope.signedBy(key.publicKey())).isInstanceOf(AttestException.class);
            } else {
                assertThatThrownBy(() -> envelope.signedBy(key.publicKey()))
                        .as(bad)
                        .isInstanceOf(AttestException.class)
                        .hasMessageContaining("base64");
            }
        }
        byte[] longer = Arrays.copyOf(Base64.getDecoder().decode(sig), 65);
        assertThat(with(good, Base64.getEncoder().encodeToString(longer)).signedBy(key.publicKey()))
                .isFalse();
    }

    private static Envelope with(Envelope envelope, String sig) {
        return new Envelope(
                envelope.payloadType(),
                envelope.payload(),
                List.of(new Envelope.Signature(envelope.signatures().get(0).keyid(), sig)));
    }

    @Test
    void aKeyOfTheShipmentItselfIsRefusedByWhateverName() throws Exception {
        Path ship = Files.createDirectory(folder.resolve("ship"));
        Path inside = Files.writeString(ship.resolve("signing-key.pub.pem"), "key");
        Path outside = Files.writeString(folder.resolve("elsewhere.pem"), "key");
        Path link = Files.createSymbolicLink(folder.resolve("link.pem"), inside);
        Path hard = Files.createLink(folder.resolve("hard.pem"), inside);
        Path linkedFolder = Files.createSymbolicLink(folder.resolve("linked"), ship);
        for (Path bad : List.of(inside, link, hard, linkedFolder.resolve("signing-key.pub.pem"))) {
            assertThatThrownBy(() -> KeyOrigin.outside(ship, bad, "--key"))
                    .isInstanceOf(AttestException.class)
                    .hasMessageContaining("is in the shipment itself");
            assertThatThrownBy(() -> KeyOrigin.outside(linkedFolder, bad, "--key"))
                    .isInstanceOf(AttestException.class);
        }
        KeyOrigin.outside(ship, outside, "--key");
        KeyOrigin.outside(ship, folder.resolve("missing.pem"), "--key");
    }
}

package dev.freestand.cli.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.KeyKind;
import dev.freestand.attest.VerifyingKey;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that openssl made, and ours as openssl reads them. */
class KeysIT {

    private static final String P256 = "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem";
    private static final String ED25519 = "openssl genpkey -algorithm ed25519 -out key.pem";
    private static final byte[] MESSAGE = "a message\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private String sh(String command) throws IOException {
        ProcessResult result = new CommonsExecRunner()
                .run(ProcessRequest.of(List.of("sh", "-ec", "umask 077; " + command))
                        .in(folder));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        return result.out();
    }

    /** Signs with the key, and has openssl verify it by the public key that openssl makes of it. */
    private void signsAsOpensslDoes(boolean edwards) throws AttestException, IOException {
        SigningKey key = KeyFiles.signing(folder.resolve("key.pem"));
        assertThat(key.publicKey().pem()).isEqualTo(sh("openssl pkey -in key.pem -pubout"));
        String spki = sh("openssl pkey -in key.pem -pubout -outform DER | sha256sum");
        assertThat(key.publicKey().id()).isEqualTo(spki.substring(0, 64));

        Files.write(folder.resolve("message"), MESSAGE);
        Files.write(folder.resolve("signature"), key.sign(MESSAGE));
        sh("openssl pkey -in key.pem -pubout -out pub.pem");
        sh(
                edwards
                        ? "openssl pkeyutl -verify -pubin -inkey pub.pem -rawin -in message -sigfile signature"
                        : "openssl dgst -sha256 -verify pub.pem -signature signature message");

        VerifyingKey open = KeyFiles.verifying(folder.resolve("pub.pem"));
        assertThat(open).isEqualTo(key.publicKey());
        sh(
                edwards
                        ? "openssl pkeyutl -sign -inkey key.pem -rawin -in message -out theirs"
                        : "openssl dgst -sha256 -sign key.pem -out theirs message");
        byte[] theirs = Files.readAllBytes(folder.resolve("theirs"));
        assertThat(open.verifies(MESSAGE, theirs)).isTrue();
        assertThat(open.verifies("another".getBytes(StandardCharsets.UTF_8), theirs))
                .isFalse();
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] ^= 1;
            assertThat(open.verifies(MESSAGE, theirs)).as("byte " + i).isFalse();
            theirs[i] ^= 1;
        }
        for (byte[] none : new byte[][] {{}, {0}, new byte[64], new byte[72], {0x30, 6, 2, 1, 0, 2, 1, 0}}) {
            assertThat(open.verifies(MESSAGE, none)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sed -i 's/$/\\r/' key.pem", "sed -i '1i a comment' key.pem; echo more >> key.pem"})
    void keysOfOpensslSign(String change) throws Exception {
        sh(ED25519 + "; " + change);
        signsAsOpensslDoes(true);
        Files.delete(folder.resolve("key.pem"));
        sh(P256 + "; " + change);
        signsAsOpensslDoes(false);
    }

    @ParameterizedTest
    @EnumSource
    void ourKeysAreThoseOfOpenssl(KeyKind kind) throws Exception {
        VerifyingKey made = KeyFiles.generate(folder.resolve("key"), kind);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key.pem"))))
                .isEqualTo("rw-------");
        assertThat(sh("openssl pkey -in key.pem -pubout")).isEqualTo(Files.readString(folder.resolve("key.pub.pem")));
        assertThat(KeyFiles.signing(folder.resolve("key.pem")).publicKey()).isEqualTo(made);
        signsAsOpensslDoes(kind == KeyKind.ED25519);
    }

    @Test
    void noKeyIsOverwrittenAndNoHalfPairIsLeft() throws Exception {
        Path secret = folder.resolve("key.pem");
        Files.writeString(secret, "mine");
        assertThatThrownBy(() -> KeyFiles.generate(folder.resolve("key"), KeyKind.ED25519))
                .hasMessageContaining("key.pem already exists");
        assertThat(secret).hasContent("mine");
        assertThat(folder.resolve("key.pub.pem")).doesNotExist();

        Files.delete(secret);
        Files.createSymbolicLink(folder.resolve("key.pub.pem"), folder.resolve("elsewhere"));
        assertThatThrownBy(() -> KeyFiles.generate(folder.resolve("key"), KeyKind.ED25519))
                .hasMessageContaining("key.pub.pem already exists");
        assertThat(secret).doesNotExist();
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out key.pem|neither an Ed25519 key nor one of ECDSA on P-256",
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1 -out key.pem|neither an Ed25519 key",
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit -out key.pem|neither an Ed25519 key",
                "openssl genpkey -algorithm ed448 -out key.pem|neither an Ed25519 key",
                "openssl genpkey -algorithm x25519 -out key.pem|neither an Ed25519 key",
                "openssl genpkey -algorithm RSA -out key.pem|neither an Ed25519 key",
                "openssl genrsa -traditional -out key.pem|it is an RSA key",
                "openssl ecparam -name prime256v1 -genkey -out key.pem|openssl pkcs8 -topk8 -nocrypt -in KEY.pem",
                "openssl ecparam -name prime256v1 -genkey -noout -out key.pem|older format SEC1",
                "openssl genpkey -algorithm ed25519 -aes256 -pass pass:x -out key.pem|it is encrypted",
                "openssl genpkey -algorithm ed25519 -out k; openssl pkey -in k -pubout -out key.pem|it is a public key",
                "openssl genpkey -algorithm ed25519 -out key.pem; cat key.pem key.pem > two; mv two key.pem|it holds 2 blocks",
                "openssl genpkey -algorithm ed25519 -out key.pem; sed -i 2s/M/!/ key.pem|not base64",
                "openssl genpkey -algorithm ed25519 -out key.pem; sed -i 2s/^M/I/ key.pem|not a private key of a"
                        + " known type",
                "openssl genpkey -algorithm ed25519 -out key.pem; sed -i 3d key.pem|cut short",
                "openssl genpkey -algorithm ed25519 -outform DER -out key.pem|begins with -----BEGIN PRIVATE KEY-----",
                "true > key.pem|begins with -----BEGIN PRIVATE KEY-----",
                "head -c 100000 /dev/zero > key.pem|too long",
                "openssl genpkey -algorithm ed25519 -out key.pem; chmod 644 key.pem|is not protected: its mode is rw-r--r--",
                "openssl genpkey -algorithm ed25519 -out key.pem; chmod 620 key.pem|is not protected",
                "mkdir key.pem|cannot be read",
                "true|does not exist; freestand keygen generates one"
            })
    void otherKeysAreRefusedWithTheWayOutAndNothingOfThem(String command, String words) throws Exception {
        sh(command);
        Path file = folder.resolve("key.pem");
        assertThatThrownBy(() -> KeyFiles.signing(file))
                .isInstanceOf(AttestException.class)
                .hasMessageContaining(words)
                .satisfies(e -> {
                    if (Files.isRegularFile(file)) {
                        Files.readString(file, StandardCharsets.ISO_8859_1)
                                .lines()
                                .filter(line -> line.length() > 8 && !line.startsWith("-"))
                                .forEach(line -> assertThat(e.getMessage()).doesNotContain(line));
                    }
                });
    }

    @Test
    void theConversionThatIsNamedWorks() throws Exception {
        sh("openssl ecparam -name prime256v1 -genkey -noout -out KEY.pem;"
                + " openssl pkcs8 -topk8 -nocrypt -in KEY.pem -out key.pem");
        signsAsOpensslDoes(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openssl genpkey -algorithm RSA -out k; openssl pkey -in k -pubout -out key.pem|neither an Ed25519 key",
                "openssl genpkey -algorithm ed25519 -out key.pem|holds a private key, expected the public key",
                "openssl genpkey -algorithm ed25519 -out k; openssl pkey -in k -pubout -out key.pem; cat key.pem key.pem > 2; mv 2 key.pem|is not one public key in PEM",
                "true > key.pem|is not one public key in PEM",
            })
    void otherPublicKeysAreRefused(String command, String words) throws Exception {
        sh(command);
        assertThatThrownBy(() -> KeyFiles.verifying(folder.resolve("key.pem")))
                .isInstanceOf(AttestException.class)
                .hasMessageContaining(words);
    }
}

package dev.freestand.rcli.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again, and nothing else is. */
class AgeRoundTripTest {
    private static final Random RANDOM = new Random(7);
    private static final int CHUNK = ChunkCipher.PLAIN;
    private static final long MEMORY = 64 << 20;

    private static X25519Identity identity;

    @BeforeAll
    static void makeKey() throws IOException {
        identity = X25519Identity.generate(RANDOM::nextBytes);
    }

    private static byte[] encrypt(byte[] plain, boolean armored, Recipient... recipients) throws IOException {
        ByteArrayInputStream input = new ByteArrayInputStream(plain);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        AgeEncryption.encrypt(
                buffer -> Math.max(0, input.read(buffer)),
                (data, to) -> output.write(data, 0, to),
                List.of(recipients),
                RANDOM::nextBytes,
                armored);
        return output.toByteArray();
    }

    private static byte[] decrypt(byte[] file, ByteArrayOutputStream output, Identity... identities)
            throws IOException {
        ByteArrayInputStream input = new ByteArrayInputStream(file);
        AgeFile.read(buffer -> Math.max(0, input.read(buffer)))
                .decrypt(List.of(identities), (data, to) -> output.write(data, 0, to));
        return output.toByteArray();
    }

    private static byte[] decrypt(byte[] file, Identity... identities) throws IOException {
        return decrypt(file, new ByteArrayOutputStream(), identities);
    }

    private static byte[] plain(int size) {
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);
        return plain;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 47, 48, 49, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1})
    void everySizeComesBackInBothForms(int size) throws IOException {
        byte[] plain = plain(size);
        assertThat(decrypt(encrypt(plain, false, identity.recipient()), identity))
                .isEqualTo(plain);
        byte[] text = encrypt(plain, true, identity.recipient());
        assertThat(decrypt(text, identity)).isEqualTo(plain);
        assertThat(new String(text, StandardCharsets.US_ASCII).lines())
                .allSatisfy(line -> assertThat(line).hasSizeBetween(1, 64));
    }

    @Test
    void eachRecipientOpensIt() throws IOException {
        X25519Identity other = X25519Identity.generate(RANDOM::nextBytes);
        X25519Identity stranger = X25519Identity.generate(RANDOM::nextBytes);
        byte[] file = encrypt(plain(10), false, identity.recipient(), other.recipient());
        assertThat(decrypt(file, identity)).isEqualTo(plain(10));
        assertThat(decrypt(file, stranger, other)).isEqualTo(plain(10));
        assertFails(file, AgeException.Kind.NO_MATCH, "it is not encrypted for any of the identities", 0, stranger);
    }

    @Test
    void aPassphraseOpensIt() throws IOException {
        byte[] file = encrypt(plain(10), true, passphrase("one", 3));
        assertThat(decrypt(file, passphrase("one", 3))).isEqualTo(plain(10));
        assertFails(file, AgeException.Kind.NO_MATCH, "the passphrase is wrong", 0, passphrase("two", 3));
        assertFails(
                file,
                AgeException.Kind.NO_MATCH,
                "it is encrypted with a passphrase: use --passphrase-file or --passphrase",
                0,
                identity);
        assertFails(
                encrypt(plain(10), false, identity.recipient()),
                AgeException.Kind.NO_MATCH,
                "it is not encrypted with a passphrase: use --identity",
                0,
                passphrase("one", 3));
    }

    private static Passphrase passphrase(String text, int workFactor) {
        return new Passphrase(Ascii.bytes(text), MEMORY, workFactor);
    }

    /** Nothing is derived, let alone allocated: both would take minutes and gigabytes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16 | which takes 68 MiB of memory, and this program has 64 MiB here",
                "22 | which takes 4100 MiB of memory, and this program has 64 MiB here",
                "23 | work factor above 22",
                "99999999999999999999 | work factor above 22",
            })
    void aCostlyPassphraseIsRefused(String workFactor, String reason) {
        String header = "age-encryption.org/v1\n-> scrypt " + "A".repeat(22) + " " + workFactor + "\n" + "A".repeat(43)
                + "\n--- " + "A".repeat(43) + "\n";
        assertThatExceptionOfType(AgeException.class)
                .isThrownBy(() -> decrypt(Ascii.bytes(header), passphrase("one", 3)))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(AgeException.Kind.HEADER))
                .satisfies(e -> assertThat(e.reason()).contains(reason));
    }

    @Test
    void noPassphraseIsUsedWithTooLittleMemory() {
        assertThatExceptionOfType(AgeException.class)
                .isThrownBy(() -> encrypt(plain(1), false, new Passphrase(Ascii.bytes("one"), MEMORY)))
                .satisfies(e -> assertThat(e.reason()).contains("takes 260 MiB of memory"));
    }

    @Test
    void everyChangedByteIsNoticed() throws IOException {
        byte[] file = encrypt(plain(100), false, identity.recipient());
        for (int n = 0; n < file.length; n++) {
            byte[] changed = file.clone();
            changed[n] ^= 1;
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            assertThatExceptionOfType(AgeException.class)
                    .as("byte " + n)
                    .isThrownBy(() -> decrypt(changed, output, identity));
            assertThat(output.size()).as("byte " + n).isZero();
        }
    }

    @Test
    void everyMissingEndIsNoticed() throws IOException {
        byte[] file = encrypt(plain(100), false, identity.recipient());
        for (int size = 0; size < file.length; size++) {
            byte[] cut = Arrays.copyOf(file, size);
            assertThatExceptionOfType(AgeException.class).as("size " + size).isThrownBy(() -> decrypt(cut, identity));
        }
    }

    @Test
    void chunksStayInTheirPlaces() throws IOException {
        byte[] plain = plain(3 * CHUNK);
        byte[] file = encrypt(plain, false, identity.recipient());
        int start = file.length - 3 * ChunkCipher.SEALED;
        byte[] moved = file.clone();
        System.arraycopy(file, start, moved, start + ChunkCipher.SEALED, ChunkCipher.SEALED);
        System.arraycopy(file, start + ChunkCipher.SEALED, moved, start, ChunkCipher.SEALED);
        assertFails(moved, AgeException.Kind.PAYLOAD, "its content was modified or truncated", 0, identity);
        byte[] cut = Arrays.copyOf(file, start + 2 * ChunkCipher.SEALED);
        assertFails(cut, AgeException.Kind.PAYLOAD, "its end is missing", 2 * CHUNK, identity);
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        assertFails(longer, AgeException.Kind.PAYLOAD, "data was added after its end", 3 * CHUNK, identity);
    }

    private static void assertFails(
            byte[] file, AgeException.Kind kind, String reason, int written, Identity... identities) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        assertThatExceptionOfType(AgeException.class)
                .isThrownBy(() -> decrypt(file, output, identities))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(output.size()).isEqualTo(written);
    }

    @Test
    void aHeaderIsBounded() {
        byte[] endless = new byte[64];
        Arrays.fill(endless, (byte) 'A');
        byte[] start = Ascii.bytes("age-encryption.org/v1\n-> ");
        int[] reads = new int[1];
        ByteInput source = buffer -> {
            byte[] from = reads[0]++ == 0 ? start : endless;
            System.arraycopy(from, 0, buffer, 0, Math.min(from.length, buffer.length));
            return Math.min(from.length, buffer.length);
        };
        assertThatExceptionOfType(AgeException.class)
                .isThrownBy(() -> AgeFile.read(source))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("its header has more than 2 MiB"));
    }

    @Test
    void anIdentityForgetsItsSecret() throws IOException {
        X25519Identity one = X25519Identity.generate(RANDOM::nextBytes);
        byte[] file = encrypt(plain(10), false, one.recipient());
        one.wipe();
        assertFails(file, AgeException.Kind.NO_MATCH, "it is not encrypted for any of the identities", 0, one);
    }
}

package dev.freestand.rcli.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bech32 (BIP 173), and the keys that are written with it. */
class Bech32Test {
    /** Those that the specification of age shows: 32 bytes of 0x42, and what belongs to them. */
    private static final String IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

    private static final String RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

    @Test
    void keysAreThoseOfTheSpecification() throws Exception {
        X25519Identity identity = X25519Identity.parse(Ascii.bytes(IDENTITY));
        assertThat(identity.text()).isEqualTo(Ascii.bytes(IDENTITY));
        assertThat(identity.recipient().text()).isEqualTo(RECIPIENT);
        assertThat(X25519Recipient.parse(Ascii.bytes(RECIPIENT)).text()).isEqualTo(RECIPIENT);
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 0x42);
        assertThat(Bech32.decode("age-secret-key-", Ascii.bytes(IDENTITY))).isEqualTo(secret);
    }

    @Test
    void everyLengthComesBack() {
        Random random = new Random(1);
        for (int size = 0; size < 70; size++) {
            byte[] data = new byte[size];
            random.nextBytes(data);
            assertThat(Bech32.decode("a", Bech32.encode("a", data))).isEqualTo(data);
        }
    }

    /** BIP 173 shows the first as valid; the others are not, for the reason that each is made for. */
    @Test
    void onlyTheOneWayToWriteIsRead() {
        assertThat(Bech32.decode("a", Ascii.bytes("A12UEL5L"))).isEmpty();
        assertThat(Bech32.decode("a", Ascii.bytes("a12UEL5L"))).as("both cases").isNull();
        assertThat(Bech32.decode("a", Ascii.bytes("A12UEL5M"))).as("checksum").isNull();
        assertThat(Bech32.decode("a", Ascii.bytes("a1lqfn3a")))
                .as("short checksum")
                .isNull();
        assertThat(Bech32.decode("a", Ascii.bytes("a1b2uel5l"))).as("character").isNull();
        assertThat(Bech32.decode("b", Ascii.bytes("A12UEL5L"))).as("prefix").isNull();
        assertThat(Bech32.decode("a", Ascii.bytes("a"))).as("nothing").isNull();
    }

    @Test
    void anyChangedCharacterIsNoticed() {
        for (int n = 0; n < RECIPIENT.length(); n++) {
            byte[] changed = Ascii.bytes(RECIPIENT);
            changed[n] = (byte) (changed[n] == 'q' ? 'p' : 'q');
            assertThatExceptionOfType(AgeException.class)
                    .isThrownBy(() -> X25519Recipient.parse(changed))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(AgeException.Kind.KEY));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "age1",
                RECIPIENT + "q",
                IDENTITY,
                "age-secret-key-1gfp",
                "AGE1ZVKYG2LQZRAA2LNJVQEJ32NKUU0UES2S82HZRYE869XEEXVN73EQUNUJWJ"
            })
    void otherTextIsNoRecipient(String text) {
        assertThatExceptionOfType(AgeException.class)
                .isThrownBy(() -> X25519Recipient.parse(Ascii.bytes(text)))
                .satisfies(e -> assertThat(text.length() > 4 && e.reason().contains(text))
                        .isFalse());
    }
}

package dev.freestand.rcli.rc4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rc4Test {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void givesTheKeystreamsOfRfc6229() throws Exception {
        int vectors = 0;
        byte[] stream = {};
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Rc4Test.class.getResourceAsStream("rfc6229.txt"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (line.startsWith("#")) {
                    continue;
                }
                if (words[0].equals("key")) {
                    stream = new byte[4112];
                    new Rc4(HEX.parseHex(words[1])).apply(stream, 0, stream.length);
                } else {
                    int offset = Integer.parseInt(words[0]);
                    assertThat(HEX.formatHex(stream, offset, offset + 16))
                            .as("offset %d", offset)
                            .isEqualTo(words[1]);
                    vectors++;
                }
            }
        }
        assertThat(vectors).as("14 keys, 18 offsets").isEqualTo(14 * 18);
    }

    @Test
    void agreesWithTheJdkOnRandomKeysAndLengths() throws Exception {
        Random random = new Random(6229);
        for (int round = 0; round < 300; round++) {
            // The JDK takes 5 to 128 bytes; longer keys are in the next test.
            byte[] key = new byte[5 + random.nextInt(124)];
            byte[] data = new byte[random.nextInt(3000)];
            random.nextBytes(key);
            random.nextBytes(data);
            Cipher jdk = Cipher.getInstance("ARCFOUR");
            jdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
            byte[] expected = jdk.doFinal(data);
            new Rc4(key).apply(data, 0, data.length);
            assertThat(data).isEqualTo(expected);
        }
    }

    /** The schedule repeats the key up to 256 bytes: a key and the same key twice are one key. */
    @Test
    void takesKeysOf256Bytes() {
        byte[] half = new byte[128];
        new Random(256).nextBytes(half);
        byte[] whole = Arrays.copyOf(half, 256);
        System.arraycopy(half, 0, whole, 128, 128);
        byte[] expected = new byte[1000];
        byte[] actual = new byte[1000];
        new Rc4(half).apply(expected, 0, 1000);
        new Rc4(whole).apply(actual, 0, 1000);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void goesOnWhereItStopped() {
        byte[] key = {1, 2, 3, 4, 5};
        byte[] whole = new byte[1000];
        byte[] pieces = new byte[1000];
        new Rc4(key).apply(whole, 0, 1000);
        Rc4 cipher = new Rc4(key);
        int at = 0;
        for (int size = 0; at < 1000; size++) {
            int to = Math.min(1000, at + size);
            cipher.apply(pieces, at, to);
            at = to;
        }
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void leavesTheRestOfTheArrayAlone() {
        byte[] data = new byte[10];
        new Rc4(new byte[] {1, 2, 3, 4, 5}).apply(data, 3, 5);
        assertThat(HEX.formatHex(data)).isEqualTo("000000b2390000000000");
    }

    @Test
    void refusesARangeOutsideOfTheArray() {
        Rc4 cipher = new Rc4(new byte[5]);
        assertThatThrownBy(() -> cipher.apply(new byte[3], 0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> cipher.apply(new byte[3], -1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 257})
    void refusesKeysOfAnotherLength(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rc4(new byte[length]));
    }
}

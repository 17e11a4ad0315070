package dev.freestand.verifier.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick search against the plain one. */
class NeedlesTest {

    private static final int ROUNDS = 400;

    @Test
    void findsWhatAPlainSearchFinds() {
        Random random = new Random(20250101);
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // Two letters make needles overlap themselves, each other and the ends.
            List<byte[]> needles = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                needles.add(letters(random, 4 + random.nextInt(9)));
            }
            byte[] buffer = letters(random, random.nextInt(300));
            int length = buffer.length == 0 ? 0 : random.nextInt(buffer.length + 1);
            List<String> plain = plain(needles, buffer, length);
            assertThat(quick(needles, buffer, length)).containsExactlyInAnyOrderElementsOf(plain);
            found += plain.size();
        }
        assertThat(found).isGreaterThan(ROUNDS);
    }

    @Test
    void oneNeedleIsFoundInAscendingOrder() {
        List<Integer> at = new ArrayList<>();
        new Needles(List.of(bytes("aaaaaaaaaa")))
                .look(bytes("b" + "a".repeat(40)), 41, (needle, index) -> at.add(index));
        assertThat(at).hasSize(31).isSorted().startsWith(1).endsWith(31);
    }

    @Test
    void findsAnyBytesAtBothEndsOfTheLengthGiven() {
        List<byte[]> needles = List.of(new byte[] {-1, 0, -128, 127, 0, 0}, new byte[] {0, 0, 0, 0});
        byte[] buffer = {-1, 0, -128, 127, 0, 0, 9, 0, 0, 0, 0, -1, 0, -128, 127, 0, 0};
        assertThat(quick(needles, buffer, buffer.length)).containsExactlyInAnyOrder("0 at 0", "0 at 11", "1 at 7");
        assertThat(quick(needles, buffer, buffer.length - 1)).containsExactlyInAnyOrder("0 at 0", "1 at 7");
        assertThat(quick(needles, buffer, 3)).isEmpty();
    }

    @Test
    void refusesWhatItCannotLookFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Needles(List.of()))
                .withMessageContaining("0 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Needles(List.of(bytes("abcd"), bytes("abc"))))
                .withMessageContaining("3 bytes");
    }

    private static List<String> quick(List<byte[]> needles, byte[] buffer, int length) {
        List<String> found = new ArrayList<>();
        new Needles(needles).look(buffer, length, (needle, index) -> found.add(needle + " at " + index));
        return found;
    }

    private static List<String> plain(List<byte[]> needles, byte[] buffer, int length) {
        String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        for (int needle = 0; needle < needles.size(); needle++) {
            String wanted = new String(needles.get(needle), StandardCharsets.ISO_8859_1);
            for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
                found.add(needle + " at " + at);
            }
        }
        return found;
    }

    private static byte[] letters(Random random, int length) {
        byte[] letters = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (byte) (random.nextInt(4) == 0 ? 'b' : 'a');
        }
        return letters;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

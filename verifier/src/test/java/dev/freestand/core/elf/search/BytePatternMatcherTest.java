package dev.freestand.core.elf.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The quick search against the plain one. */
class BytePatternMatcherTest {

    private static final int ROUNDS = 400;

    @Test
    void findsWhatAPlainSearchFinds() {
        Random random = new Random(20250101);
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // Two letters make needles overlap themselves, each other and the ends.
            Set<String> needles = new LinkedHashSet<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                needles.add(letters(random, 4 + random.nextInt(9)));
            }
            String text = letters(random, random.nextInt(300));
            int length = random.nextInt(text.length() + 1);
            List<String> plain = plain(needles, text.substring(0, length));
            assertThat(quick(needles, text, length)).containsExactlyInAnyOrderElementsOf(plain);
            found += plain.size();
        }
        assertThat(found).isGreaterThan(ROUNDS);
    }

    @Test
    void oneNeedleIsFoundInAscendingOrder() {
        List<Integer> at = new ArrayList<>();
        BytePatternMatcher needles = new BytePatternMatcher(List.of("aaaaaaaaaa"));
        needles.look(bytes("b" + "a".repeat(40)), 0, 41, (needle, index) -> at.add(index));
        assertThat(at).hasSize(31).isSorted().startsWith(1).endsWith(31);
    }

    @Test
    void findsAnyBytesAtBothEndsOfTheLengthGiven() {
        List<String> needles = List.of("\u00ff\0\u0080\u007f\0\0", "\0\0\0\0");
        String text = "\u00ff\0\u0080\u007f\0\0-\0\0\0\0\u00ff\0\u0080\u007f\0\0";
        assertThat(quick(needles, text, text.length())).containsExactlyInAnyOrder("0 at 0", "0 at 11", "1 at 7");
        assertThat(quick(needles, text, text.length() - 1)).containsExactlyInAnyOrder("0 at 0", "1 at 7");
        assertThat(quick(needles, text, 3)).isEmpty();
    }

    @Test
    void refusesWhatItCannotLookFor() {
        for (List<String> wanted : List.of(List.<String>of(), List.of("abcd", "abc"), List.of("abcd", "abcd"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BytePatternMatcher(wanted))
                    .withMessageContaining("4 bytes or more: " + wanted);
        }
    }

    private static List<String> quick(Collection<String> wanted, String text, int length) {
        List<String> names = List.copyOf(wanted);
        List<String> found = new ArrayList<>();
        BytePatternMatcher needles = new BytePatternMatcher(names);
        needles.look(bytes(text), 0, length, (needle, index) -> {
            assertThat(needles.number(names.get(needle))).isEqualTo(needle);
            found.add(needle + " at " + index);
        });
        // A part in the middle of a buffer has what it has on its own: what reaches into it from before does not count.
        String before = names.get(0).substring(1);
        List<String> within = new ArrayList<>();
        needles.look(
                bytes(before + text),
                before.length(),
                before.length() + length,
                (needle, index) -> within.add(needle + " at " + (index - before.length())));
        assertThat(within).isEqualTo(found);
        return found;
    }

    private static List<String> plain(Collection<String> needles, String text) {
        List<String> found = new ArrayList<>();
        int needle = 0;
        for (String wanted : needles) {
            for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
                found.add(needle + " at " + at);
            }
            needle++;
        }
        return found;
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append(random.nextInt(4) == 0 ? 'b' : 'a');
        }
        return letters.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

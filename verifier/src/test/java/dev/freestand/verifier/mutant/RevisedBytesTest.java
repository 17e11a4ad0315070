package dev.freestand.verifier.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.search.PatternMatches;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisedBytesTest {

    /** Around the size of a page, which is 4096 bytes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4095, 4096, 4097, 20_000})
    void readsAsAnArrayThatWasChangedLikewise(int size) {
        Random random = new Random(size);
        byte[] original = new byte[size];
        random.nextBytes(original);
        byte[] before = original.clone();
        byte[] expected = original.clone();
        RevisedBytes revised = new RevisedBytes(original, new PatternMatches.Memory());
        for (int round = 0; round < 40; round++) {
            if (round % 8 == 7) {
                int longer = expected.length + random.nextInt(9000);
                revised.extend(longer);
                expected = Arrays.copyOf(expected, longer);
            } else {
                byte[] content = new byte[random.nextInt(Math.min(5000, expected.length) + 1)];
                random.nextBytes(content);
                int at = random.nextInt(expected.length - content.length + 1);
                revised.put(at, content);
                System.arraycopy(content, 0, expected, at, content.length);
            }
            int at = random.nextInt(expected.length);
            byte[] read = new byte[5000];
            int count = revised.read(at, read, 0, read.length);
            assertThat(Arrays.copyOf(read, count))
                    .isEqualTo(Arrays.copyOfRange(expected, at, Math.min(expected.length, at + read.length)));
            int length = random.nextInt(5000);
            if (revised.unchanged(at, length)) {
                assertThat(Arrays.copyOfRange(expected, at, at + length))
                        .isEqualTo(Arrays.copyOfRange(before, at, at + length));
            }
        }
        byte[] whole = new byte[expected.length + 1];
        assertThat(revised.read(0, whole, 0, whole.length)).isEqualTo(expected.length);
        assertThat(Arrays.copyOf(whole, expected.length)).isEqualTo(expected);
        assertThat(revised.size()).isEqualTo(expected.length);
        assertThat(revised.read(expected.length, whole, 0, 1)).isZero();
        assertThat(original).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {4096, 10_000})
    void onlyPagesThatWereNotWrittenToAreUnchanged(int size) {
        RevisedBytes revised = new RevisedBytes(new byte[size], new PatternMatches.Memory());
        assertThat(revised.unchanged(0, size)).isTrue();
        assertThat(revised.unchanged(0, size + 1)).isFalse();
        assertThat(revised.unchanged(-1, 1)).isFalse();
        revised.put(size - 1, new byte[] {1});
        assertThat(revised.unchanged(size - 1, 1)).isFalse();
        assertThat(revised.unchanged(0, size)).isFalse();
        assertThat(revised.unchanged(0, (size - 1) / 4096 * 4096)).isTrue();
    }
}

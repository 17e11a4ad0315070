package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random damage, the same in every run: any bytes give a record or a typed error. */
class MutationTest {

    private static final int MUTANTS_PER_SEED = 5_000;
    private static final long[] TELLING = {0, 1, -1, 0x7f, 0xff, 0xffff, 0x7fffffffL, 0xffffffffL, Long.MIN_VALUE};

    @Test
    void noMutantGivesAnUncheckedException() throws Exception {
        Random random = new Random(20_261_123);
        List<byte[]> seeds = List.of(
                ElfReaderTest.rich(32, ByteOrder.LITTLE_ENDIAN).build(),
                ElfReaderTest.rich(32, ByteOrder.BIG_ENDIAN).build(),
                ElfReaderTest.rich(64, ByteOrder.LITTLE_ENDIAN).build(),
                ElfReaderTest.rich(64, ByteOrder.BIG_ENDIAN).build());
        Set<ElfFault> seen = EnumSet.noneOf(ElfFault.class);
        int records = 0;
        for (byte[] seed : seeds) {
            for (int i = 0; i < MUTANTS_PER_SEED; i++) {
                byte[] mutant = mutate(seed, random);
                try {
                    assertThat(ElfReader.read(ByteSource.of(mutant))).isNotNull();
                    records++;
                } catch (ElfFormatException e) {
                    seen.add(e.fault());
                } catch (RuntimeException e) {
                    fail("mutant " + i + " of seed " + seeds.indexOf(seed), e);
                }
            }
        }
        assertThat(records).isPositive();
        assertThat(seen).hasSizeGreaterThan(10);
    }

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] mutant = seed.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(mutant.length);
            if (random.nextBoolean()) {
                mutant[at] = (byte) random.nextInt(256);
                continue;
            }
            long value = TELLING[random.nextInt(TELLING.length)];
            int width = 1 << random.nextInt(4);
            for (int i = 0; i < width && at + i < mutant.length; i++) {
                mutant[at + i] = (byte) (value >> 8 * i);
            }
        }
        return mutant;
    }
}

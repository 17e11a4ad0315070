package dev.freestand.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Endianness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code ld.so.cache} in every format, and as hostile input. */
class LoaderCacheTest {

    private static final int MUTANTS = 20_000;

    private static LoaderCache.Read read(byte[] bytes) throws IOException {
        return LoaderCache.read(ByteSource.of(bytes), Endianness.LITTLE, 8);
    }

    private static List<String> paths(byte[] bytes, String name) throws IOException {
        LoaderCache cache = read(bytes).cache();
        return cache == null
                ? List.of("no cache")
                : cache.find(name).stream().map(LoaderCache.Entry::path).toList();
    }

    private static CacheBuilder some() {
        return CacheBuilder.little()
                .add("libz.so.1", "/z")
                .add("libx.so.10", "/x10")
                .add("libx.so.9", "/x9")
                .add("libx.so.9", "/other", 3, 0)
                .add("liba.so", "/a");
    }

    @Test
    void everyFormatIsRead() throws IOException {
        for (byte[] bytes : List.of(some().build(), some().old(true), some().old(false))) {
            assertThat(paths(bytes, "libz.so.1")).containsExactly("/z");
            assertThat(paths(bytes, "libx.so.10")).containsExactly("/x10");
            assertThat(paths(bytes, "libx.so.9")).containsExactly("/x9", "/other");
            assertThat(paths(bytes, "liba.so")).containsExactly("/a");
            assertThat(paths(bytes, "liba.so.1")).isEmpty();
            assertThat(paths(bytes, "")).isEmpty();
        }
    }

    @Test
    void numbersInNamesCompareAsNumbers() throws IOException {
        assertThat(paths(some().build(), "libx.so.009")).containsExactly("/x9", "/other");
    }

    @Test
    void processorEntriesNameTheirSubfolder() throws IOException {
        byte[] bytes = CacheBuilder.little()
                .level("libx.so", "/v3", "x86-64-v3", 0)
                .level("libx.so", "/v2", "x86-64-v2", 2)
                .add("libx.so", "/legacy", CacheBuilder.X86_64, 1L << 48)
                .add("libx.so", "/plain")
                .build();
        assertThat(read(bytes).cache().find("libx.so"))
                .containsExactly(
                        new LoaderCache.Entry("/v3", 0x303, "x86-64-v3", 0, 0),
                        new LoaderCache.Entry("/v2", 0x303, "x86-64-v2", 2, 0),
                        new LoaderCache.Entry("/legacy", 0x303, null, 0, 1L << 48),
                        new LoaderCache.Entry("/plain", 0x303, null, 0, 0));
        // Without its table an entry is of no subfolder that any loader searches.
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(32, 0);
        assertThat(read(bytes).cache().find("libx.so").get(0).level()).isEmpty();
    }

    @Test
    void whatTheLoaderTakesForNoCacheIsNamed() throws IOException {
        assertThat(read("nonsense".getBytes()).problem()).contains("does not begin as a cache does");
        assertThat(read(new byte[0]).problem()).contains("does not begin as a cache does");
        assertThat(read(Arrays.copyOf(some().build(), 40)).problem()).contains("ends within its header");
        assertThat(read(Arrays.copyOf(some().build(), 100)).problem()).contains("announces 5 entries");
        assertThat(read(Arrays.copyOf(some().old(false), 50)).problem()).contains("announces 5 entries");
        byte[] many = some().build();
        Arrays.fill(many, 20, 24, (byte) 0xff);
        assertThat(read(many).problem()).contains("announces 4294967295 entries");
        assertThat(read(new CacheBuilder(ByteOrder.BIG_ENDIAN).add("a", "/a").build())
                        .problem())
                .contains("another byte order");
        assertThat(read(new byte[TreeLimits.CACHE_BYTES + 1]).problem()).contains("more than");
    }

    @Test
    void textsOutsideOfTheFileEndTheSearch() throws IOException {
        byte[] bytes = some().build();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(48 + 2 * 24 + 4, 0x7fffffff);
        assertThat(paths(bytes, "libz.so.1")).isEmpty();
        bytes = some().build();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(48 + 2 * 24 + 8, -1);
        assertThat(paths(bytes, "libx.so.9")).containsExactly("/other");
    }

    @Test
    void mutantsNeverThrow() throws IOException {
        Random random = new Random(11);
        List<byte[]> seeds =
                List.of(some().level("liba.so", "/h", "x86-64-v3", 1).build(), some().old(true), some().old(false));
        for (int i = 0; i < MUTANTS; i++) {
            byte[] bytes = seeds.get(i % seeds.size()).clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            assertThat(paths(cut, "libx.so.9")).isNotNull();
            assertThat(paths(cut, "liba.so")).isNotNull();
        }
    }

    @Test
    void workIsBounded() throws IOException {
        CacheBuilder builder = CacheBuilder.little();
        for (int i = 0; i < 3000; i++) {
            builder.add("lib" + "0".repeat(1000) + "1", "/x");
        }
        LoaderCache cache = read(builder.build()).cache();
        for (int i = 0; i < 100; i++) {
            assertThat(cache.find("lib1")).hasSizeLessThanOrEqualTo(TreeLimits.CACHE_ENTRIES);
        }
        assertThat(cache.exhausted()).isTrue();
        assertThat(cache.find("lib1")).isEmpty();
    }
}

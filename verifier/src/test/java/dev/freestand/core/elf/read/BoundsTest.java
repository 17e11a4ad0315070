package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.MemorySource;
import dev.freestand.core.elf.Sections;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.NotRegularFileException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Large, endless and strange inputs stay cheap. */
class BoundsTest {

    private static final long TEN_GIGABYTES = 10_000_000_000L;

    @TempDir
    Path folder;

    /** Counts what is read of a file and repeats nothing in memory. */
    private record Counting(ByteSource source, AtomicLong bytes) implements ByteSource {

        @Override
        public long size() {
            return source.size();
        }

        @Override
        public int read(long position, byte[] into, int from, int length) throws IOException {
            bytes.addAndGet(length);
            return source.read(position, into, from, length);
        }
    }

    @Test
    void aSparseFileOfTenGigabytesIsReadInAFewPages() throws Exception {
        Path file = folder.resolve("sparse");
        Files.write(file, ElfBuilder.usual().needed("libc.so.6").build());
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(TEN_GIGABYTES);
        }
        AtomicLong bytes = new AtomicLong();
        try (FileSource source = FileSource.open(file)) {
            assertThat(source.size()).isEqualTo(TEN_GIGABYTES);
            ElfFile elf = ElfReader.read(new Counting(source, bytes));
            assertThat(elf.needed()).containsExactly("libc.so.6");
        }
        assertThat(bytes).hasValueLessThan(1 << 20);
    }

    @Test
    void aSectionTableOfMillionsOfEntriesIsRefusedBeforeItIsBuilt() throws Exception {
        Path file = folder.resolve("sections");
        byte[] bytes = ElfBuilder.usual().section(".text", 1, new byte[0]).build();
        int table = (int) new Edit(bytes).u64(40);
        // Section 0 states how many there are: 100 million, all of them zeros in the sparse part of the file.
        Files.write(
                file, new Edit(bytes).u16(60, 0).u64(table + 32, 100_000_000).done());
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(TEN_GIGABYTES);
        }

        Sections sections = FileSource.readElf(file).sections();

        assertThat(sections.available()).isFalse();
        assertThat(sections.problem()).contains("too-large");
    }

    @Test
    void namesBeyondCountingEndAtTheAllowance() {
        // Every entry names the same long string: small in the file, large when each is given its own copy.
        ElfBuilder builder = ElfBuilder.usual().needed("x".repeat(4000));
        for (int i = 0; i < 50_000; i++) {
            builder.dynamic(ElfConstants.DT_NEEDED, 1);
        }
        byte[] bytes = builder.build();

        assertThatThrownBy(() -> ElfReader.read(ByteSource.of(bytes)))
                .isInstanceOfSatisfying(
                        ElfFormatException.class, e -> assertThat(e.fault()).isEqualTo(ElfFault.TOO_LARGE));
    }

    @Test
    @Timeout(60)
    void manyNamesAreReadInTimeThatGrowsWithTheirNumber() throws Exception {
        int many = 300_000;
        ElfBuilder builder = ElfBuilder.usual().needed("a");
        for (int i = 1; i < many; i++) {
            builder.dynamic(ElfConstants.DT_NEEDED, 1);
        }

        assertThat(ElfReader.read(ByteSource.of(builder.build())).needed()).hasSize(many);
    }

    @Test
    void aListOfVersionsThatLinksIntoItselfIsRefused() {
        byte[] bytes = ElfBuilder.usual()
                .needed("libc.so.6")
                .version("libc.so.6", "GLIBC_2.34")
                .build();
        Edit edit = new Edit(bytes);
        long address = 0;
        for (int at = (int) edit.u64(64 + 56 + 8); edit.u64(at) != 0; at += 16) {
            address = edit.u64(at) == ElfConstants.DT_VERNEED ? edit.u64(at + 8) : address;
        }
        int versions = (int) (address - ElfBuilder.BASE);
        // One back would be -1, but links are unsigned: it leads far out of the file.
        byte[] backwards = edit.u32(versions + 12, 0xffffffffL).done();

        assertThatThrownBy(() -> ElfReader.read(ByteSource.of(backwards)))
                .isInstanceOfSatisfying(
                        ElfFormatException.class, e -> assertThat(e.fault()).isEqualTo(ElfFault.OFFSET_OUT_OF_FILE));
    }

    @Test
    void aFileThatBecomesShorterIsTruncated() {
        byte[] bytes = ElfBuilder.usual().needed("libc.so.6").build();
        ByteSource shrinking = new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long position, byte[] into, int from, int length) {
                return new MemorySource(Arrays.copyOf(bytes, 100)).read(position, into, from, length);
            }
        };

        assertThatThrownBy(() -> ElfReader.read(shrinking))
                .isInstanceOfSatisfying(
                        ElfFormatException.class, e -> assertThat(e.fault()).isEqualTo(ElfFault.TRUNCATED));
    }

    @Test
    void whatIsNotARegularFileIsNotOpened() {
        assertThatThrownBy(() -> FileSource.open(folder))
                .isInstanceOf(NotRegularFileException.class)
                .hasMessageContaining("directory");
        assertThatThrownBy(() -> FileSource.open(Path.of("/dev/zero"))).isInstanceOf(NotRegularFileException.class);
        assertThatThrownBy(() -> FileSource.open(folder.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
    }
}

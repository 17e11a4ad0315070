package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.NotRegularFileException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to cost more than they should: whatever they hold, reading allocates no more than is stated. */
class HostileTest {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** One less than PN_XNUM. */
    private static final int SEGMENTS = 65_534;

    private static final int SECTIONS = 65_535;

    @TempDir
    Path folder;

    static Stream<Arguments> costly() {
        return Stream.of(
                Arguments.of("names that are all the same long one", manyNames("x".repeat(4000), 200_000)),
                Arguments.of("names of bytes that are no UTF-8", manyNames("\u00ff".repeat(2000), 200_000)),
                Arguments.of("names of one letter", manyNames("a", 1_000_000)),
                Arguments.of("notes without content", notes(1_500_000)),
                Arguments.of("65,535 sections with names of 4,000 letters", sections("x".repeat(4000))),
                Arguments.of("65,535 sections without names", sections("")),
                Arguments.of("65,534 segments", segments()));
    }

    private static byte[] manyNames(String name, int count) {
        ElfBuilder builder = ElfBuilder.usual().needed(name);
        for (int i = 1; i < count; i++) {
            builder.dynamic(ElfConstants.DT_NEEDED, 1);
        }
        return builder.build();
    }

    private static byte[] notes(int count) {
        ByteBuffer notes = ByteBuffer.allocate(12 * count);
        byte[] file = ElfBuilder.usual().build();
        return appended(
                file,
                notes.array(),
                (edit, at) ->
                        edit.u32(64, ElfConstants.PT_NOTE).segment(0, 8, at).segment(0, 32, notes.capacity()));
    }

    /** All sections have the one name there is, at the end of the file. */
    private static byte[] sections(String name) {
        ByteBuffer table =
                ByteBuffer.allocate(64 * SECTIONS + name.length() + 1).order(ByteOrder.LITTLE_ENDIAN);
        byte[] file = ElfBuilder.usual().build();
        for (int i = 0; i < SECTIONS; i++) {
            table.putInt(64 * i + 4, 1);
            table.putLong(64 * i + 24, file.length + 64L * SECTIONS);
            table.putLong(64 * i + 32, name.length() + 1L);
        }
        for (int i = 0; i < name.length(); i++) {
            table.put(64 * SECTIONS + i, (byte) name.charAt(i));
        }
        return appended(
                file,
                table.array(),
                (edit, at) -> edit.u64(40, at).u16(60, SECTIONS).u16(62, 1));
    }

    private static byte[] segments() {
        ByteBuffer table = ByteBuffer.allocate(56 * SEGMENTS).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SEGMENTS; i++) {
            // PT_LOAD of nothing, all of them at one place.
            table.putInt(56 * i, (int) ElfConstants.PT_LOAD);
        }
        return appended(
                ElfBuilder.usual().build(),
                table.array(),
                (edit, at) -> edit.u64(32, at).u16(56, SEGMENTS));
    }

    private interface Spoiling {
        Edit apply(Edit edit, long at);
    }

    private static byte[] appended(byte[] file, byte[] more, Spoiling spoiling) {
        byte[] whole = ByteBuffer.allocate(file.length + more.length)
                .put(file)
                .put(more)
                .array();
        return spoiling.apply(new Edit(whole), file.length).done();
    }

    private static final List<String> EARLY = List.of("notes without content", "65,534 segments");

    @ParameterizedTest(name = "{0}")
    @MethodSource("costly")
    @Timeout(60)
    void readingAllocatesNoMoreThanIsStated(String what, byte[] bytes) throws Exception {
        ElfReader.read(ByteSource.of(ElfBuilder.usual().build()));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        String end;
        try {
            ElfFile file = ElfReader.read(ByteSource.of(bytes));
            end = "a record; sections: " + file.sections().problem() + "; notes: "
                    + file.notes().problem();
        } catch (ElfFormatException e) {
            end = e.fault().code();
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("%s ended in %s", what, end).isLessThan(ElfReader.MAX_ALLOCATION);
        // Each is so large that it reads a good deal before it ends, but for those that are refused at the first look.
        if (!EARLY.contains(what)) {
            assertThat(allocated).as("%s ended in %s", what, end).isGreaterThan(1 << 20);
        }
    }

    @Test
    void offsetsNearTheEndOfTheNumbersDoNotWrapAround() {
        byte[] file = ElfBuilder.usual().needed("libc.so.6").build();
        for (long huge : new long[] {-1, -8, -4096, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 55}) {
            assertThatThrownBy(() -> ElfReader.read(
                            ByteSource.of(new Edit(file).u64(32, huge).done())))
                    .as("e_phoff %x", huge)
                    .isInstanceOf(ElfFormatException.class);
            assertThatThrownBy(() -> ElfReader.read(
                            ByteSource.of(new Edit(file).segment(1, 8, huge).done())))
                    .as("p_offset %x", huge)
                    .isInstanceOf(ElfFormatException.class);
            assertThatThrownBy(() -> ElfReader.read(
                            ByteSource.of(new Edit(file).segment(1, 32, huge).done())))
                    .as("p_filesz %x", huge)
                    .isInstanceOf(ElfFormatException.class);
            assertThatThrownBy(() -> ElfReader.read(ByteSource.of(new Edit(file)
                            .dynamicValue(1, ElfConstants.DT_STRTAB, huge)
                            .done())))
                    .as("DT_STRTAB %x", huge)
                    .isInstanceOf(ElfFormatException.class);
        }
    }

    @Test
    void aSectionTableAtTheEndOfTheNumbersIsUnavailable() throws Exception {
        byte[] file = ElfBuilder.usual().section(".text", 1, new byte[4]).build();
        for (long huge : new long[] {-1, -64, Long.MAX_VALUE, Long.MIN_VALUE}) {
            ElfFile read =
                    ElfReader.read(ByteSource.of(new Edit(file).u64(40, huge).done()));

            assertThat(read.sections().available()).isFalse();
            assertThat(read.sections().problem()).contains("offset-out-of-file");
        }
    }

    /** Names that begin inside each other, and the last of which ends behind the table, are read as the loader does. */
    @Test
    void namesThatOverlapEndWhereTheLoaderEndsThem() throws Exception {
        byte[] file = ElfBuilder.usual()
                .needed("libone.so")
                .dynamic(ElfConstants.DT_NEEDED, 4)
                .build();

        assertThat(ElfReader.read(ByteSource.of(file)).needed()).containsExactly("libone.so", "one.so");
        ElfFile shorter = ElfReader.read(ByteSource.of(
                new Edit(file).dynamicValue(1, ElfConstants.DT_STRSZ, 5).done()));
        assertThat(shorter.needed()).containsExactly("libone.so", "one.so");
        assertThat(shorter.leniencies()).hasSize(1);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeWithoutAWriterIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(mkfifo.waitFor(30, TimeUnit.SECONDS) && mkfifo.exitValue() == 0)
                .isTrue();

        assertThatThrownBy(() -> FileSource.open(pipe)).isInstanceOf(NotRegularFileException.class);
    }

    @Test
    void devicesAndWhatStandsForMemoryAreRefusedOrEmpty() throws Exception {
        for (String device : new String[] {"/dev/null", "/dev/full", "/dev/urandom", "/dev/tty", "/proc/self/fd"}) {
            assertThatThrownBy(() -> FileSource.open(Path.of(device)))
                    .as(device)
                    .isInstanceOf(NotRegularFileException.class);
        }
        // A file of no length that has content: its end comes first.
        assertThatThrownBy(() -> FileSource.readElf(Path.of("/proc/self/maps")))
                .isInstanceOfSatisfying(
                        ElfFormatException.class, e -> assertThat(e.fault()).isEqualTo(ElfFault.BAD_MAGIC));
    }

    @Test
    void aFileThatVanishesWhileItIsReadIsReadToTheEnd() throws Exception {
        Path file = Files.write(folder.resolve("vanishing"), manyNames("a", 10_000));
        try (FileSource source = FileSource.open(file)) {
            Files.delete(file);

            assertThat(ElfReader.read(source).needed()).hasSize(10_000);
        }
        assertThatThrownBy(() -> FileSource.open(file)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void linksThatLeadToThemselvesAreAnError() throws Exception {
        Path one = folder.resolve("one");
        Files.createSymbolicLink(folder.resolve("two"), one);
        Files.createSymbolicLink(one, folder.resolve("two"));

        assertThatThrownBy(() -> FileSource.open(one)).isInstanceOf(FileSystemException.class);
    }
}

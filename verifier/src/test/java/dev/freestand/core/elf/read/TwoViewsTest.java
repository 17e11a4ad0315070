package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Segment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Files that the kernel or the loader would see otherwise than a reader of the file does. */
class TwoViewsTest {

    private static final int LOAD = 0;
    private static final int DYNAMIC = 1;

    private static ElfFault fault(byte[] bytes) {
        ElfFormatException e =
                catchThrowableOfType(ElfFormatException.class, () -> ElfReader.read(ByteSource.of(bytes)));
        assertThat(e).as("it is refused").isNotNull();
        return e.fault();
    }

    private static Segment load(long offset, long address, long size) {
        return new Segment(ElfConstants.PT_LOAD, 6, offset, address, size, size, 0x1000);
    }

    private static ElfBuilder needing() {
        return ElfBuilder.usual().needed("libc.so.6");
    }

    @Test
    void aClassThatLinuxWouldNotGoByIsRefused() throws Exception {
        byte[] narrowView = new Edit(ElfBuilder.usual().build())
                .u8(4, 1)
                .u16(40, 52)
                .u16(42, 32)
                .u16(44, 0)
                .done();
        assertThat(fault(narrowView)).isEqualTo(ElfFault.CLASS_AMBIGUOUS);

        byte[] wideView = new Edit(
                        ElfBuilder.usual().machine(ElfConstants.EM_386).build())
                .u16(42, 32)
                .done();
        assertThat(fault(wideView)).isEqualTo(ElfFault.CLASS_AMBIGUOUS);

        ElfFile x32 = ElfReader.read(ByteSource.of(new ElfBuilder(32, ByteOrder.LITTLE_ENDIAN).build()));
        assertThat(x32.header().classMismatch()).isTrue();
        // e_shoff 0x200040 looks like e_phentsize 32 in the other class, which is not loaded for this machine.
        byte[] plain = new Edit(ElfBuilder.usual().build()).u64(40, 0x200040).done();
        assertThat(ElfReader.read(ByteSource.of(plain)).header().classMismatch())
                .isFalse();
    }

    @Test
    void aPageMappedOverTheDynamicSectionIsRefused() {
        long far = 0x3000;
        // Eight bytes, none of them in the dynamic section: their page covers it all the same.
        byte[] covered =
                needing().segment(load(far + 0xff8, ElfBuilder.BASE + 0xff8, 8)).build();
        byte[] whole = Arrays.copyOf(covered, 0x5000);

        assertThat(fault(new Edit(whole)
                        .segment(LOAD, 32, 0x5000)
                        .segment(LOAD, 40, 0x5000)
                        .done()))
                .isIn(ElfFault.ADDRESS_AMBIGUOUS, ElfFault.HEADERS_AMBIGUOUS);
    }

    @Test
    void aSegmentThatShowsTheSameBytesIsNoProblem() throws Exception {
        byte[] bytes =
                needing().segment(load(0x10, ElfBuilder.BASE + 0x10, 0x10)).build();

        assertThat(ElfReader.read(ByteSource.of(bytes)).needed()).containsExactly("libc.so.6");
    }

    @Test
    void bytesThatTheKernelClearsAreRefused() {
        // The rest of the page behind the second segment becomes zero, and the dynamic section is in it.
        Segment clearing = new Segment(ElfConstants.PT_LOAD, 6, 0x10, ElfBuilder.BASE + 0x10, 0x10, 0x20, 0x1000);

        assertThat(fault(needing().segment(clearing).build())).isEqualTo(ElfFault.ADDRESS_AMBIGUOUS);
    }

    @Test
    void onLargePagesMoreIsCovered() throws Exception {
        Segment far = load(0x10000, 0x18000, 8);
        AddressMap small = new AddressMap(ElfConstants.EM_X86_64, List.of(load(0, 0x10000, 0x100), far));
        assertThat(small.offsetOf(0x10010, 8, 0, "x")).isEqualTo(0x10);

        Segment congruent = load(0x18000, 0x18000, 8);
        AddressMap large = new AddressMap(ElfConstants.EM_AARCH64, List.of(load(0, 0x10000, 0x100), congruent));
        assertThat(catchThrowableOfType(ElfFormatException.class, () -> large.offsetOf(0x10010, 8, 0, "x"))
                        .fault())
                .isEqualTo(ElfFault.ADDRESS_AMBIGUOUS);
    }

    @Test
    void anEmptySegmentStillMapsThePageThatItBeginsIn() {
        Segment empty = new Segment(ElfConstants.PT_LOAD, 6, 0x1ff8, ElfBuilder.BASE + 0xff8, 0, 0, 0x1000);

        assertThat(fault(needing().segment(empty).build())).isEqualTo(ElfFault.ADDRESS_AMBIGUOUS);
    }

    @Test
    void programHeadersThatTheLoaderFindsElsewhereAreRefused() {
        Segment elsewhere = new Segment(ElfConstants.PT_PHDR, 4, 64, ElfBuilder.BASE + 0x1040, 56, 56, 8);

        assertThat(fault(needing().segment(elsewhere).build())).isEqualTo(ElfFault.HEADERS_AMBIGUOUS);
    }

    /** Firmware: its one segment begins behind the headers. */
    @Test
    void headersThatAreNotLoadedAreNoMatterWhereNoLoaderLooks() throws Exception {
        byte[] plain = ElfBuilder.usual().dynamic().build();
        byte[] bytes = behindHeaders(plain);
        assertThat(ElfReader.read(ByteSource.of(bytes)).dynamic()).isNotNull();

        byte[] started = behindHeaders(ElfBuilder.usual()
                .dynamic()
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .build());
        assertThat(fault(started)).isEqualTo(ElfFault.ADDRESS_UNMAPPED);
    }

    private static byte[] behindHeaders(byte[] file) {
        long table = 64 + 56 * file[56];
        return new Edit(file)
                .segment(LOAD, 8, table)
                .segment(LOAD, 16, ElfBuilder.BASE + table)
                .segment(LOAD, 32, file.length - table)
                .segment(LOAD, 40, file.length - table)
                .done();
    }

    @Test
    void everyByteOfATableMustBeInOneSegment() {
        byte[] bytes = needing().build();
        int strings = (int) new Edit(bytes).u64(64 + 56 * DYNAMIC + 8);
        long end = strings + 8;

        assertThat(fault(new Edit(bytes)
                        .segment(LOAD, 32, end)
                        .segment(LOAD, 40, end)
                        .done()))
                .isEqualTo(ElfFault.ADDRESS_AMBIGUOUS);
    }

    @Test
    void notesOverAndOverAreReadOnce() throws Exception {
        ElfBuilder builder = ElfBuilder.usual();
        long[] empty = LongStream.range(0, 1 << 16).map(i -> 0).toArray();
        builder.note("GNU", 5, builder.numbers(empty));
        byte[] one = builder.build();
        long offset = new Edit(one).u64(64 + 56 + 8);
        for (int i = 0; i < 999; i++) {
            builder.segment(new Segment(ElfConstants.PT_NOTE, 4, offset + 999 * 56, 0, (1 << 18) + 16, i, 4));
        }

        ElfFile file = ElfReader.read(ByteSource.of(builder.build()));

        assertThat(file.notes().problem()).contains("too-large");
    }
}

package dev.freestand.verifier.libc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfBuilder;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.Segment;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.proof.Linkage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibcFinderTest {

    private static final String MUSL_START = "4831ed4889e7488d35112233444883e4f0e800000000";
    private static final String GLIBC_START = "31ed4989d15e4889e24883e4f05054";
    private static final String MUSL_THREAD = "4889febf02100000b89e0000000f05c3";
    private static final String MUSL_TEXT = hex("Illegal byte sequence\0Domain error\0Result not representable\0");
    private static final String GLIBC_TEXT = hex("GLIBC_TUNABLES\0");
    private static final String GLIBC_BANNER =
            hex("GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.\n");

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts));
    }

    private static ElfBuilder abiNote(ElfBuilder builder) {
        return builder.note("GNU", 1, builder.numbers(0, 3, 2, 0));
    }

    private static Libc find(ElfBuilder builder, Linkage linkage) throws Exception {
        ByteSource source = ByteSource.of(builder.build());
        return LibcFinder.find(ElfReader.read(source), linkage, source);
    }

    private static LibcFlavour inside(ElfBuilder builder) throws Exception {
        return find(builder, Linkage.STATIC).flavour();
    }

    @ParameterizedTest
    @CsvSource({
        "/lib64/ld-linux-x86-64.so.2, libc.so.6, GLIBC",
        "/lib/ld-linux-aarch64.so.1, libm.so.6, GLIBC",
        "/lib/ld-musl-x86_64.so.1, libc.so, MUSL",
        "/lib/ld-musl-aarch64.so.1, libc.musl-aarch64.so.1, MUSL",
        "/lib/ld-uClibc.so.0, libc.so.0, UCLIBC",
        "/system/bin/linker64, libc.so, BIONIC",
        "/lib/klibc-abc123.so, libx.so, KLIBC",
        "/opt/own-loader, libc.so, UNKNOWN",
        "/lib/ld-musl-x86_64.so.1, libc.so.6, UNKNOWN",
    })
    void aDynamicFileNamesItsLibrary(String interpreter, String library, LibcFlavour flavour) throws Exception {
        ElfBuilder builder = ElfBuilder.usual().interpreter(interpreter).needed(library);

        assertThat(find(builder, Linkage.DYNAMIC)).isEqualTo(new Libc(flavour, null));
    }

    @Test
    void aNeededVersionNamesGlibcToo() throws Exception {
        ElfBuilder builder = ElfBuilder.usual().needed("libx.so").version("libx.so", "GLIBC_2.2.5");

        assertThat(find(builder, Linkage.DYNAMIC).flavour()).isEqualTo(LibcFlavour.GLIBC);
    }

    @Test
    void insideAStaticFileItTakesTwoMarks() throws Exception {
        assertThat(inside(ElfBuilder.usual().code(bytes(MUSL_START)))).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(ElfBuilder.usual().code(bytes(MUSL_START, MUSL_THREAD))))
                .isEqualTo(LibcFlavour.MUSL);
        assertThat(inside(ElfBuilder.usual().code(bytes(MUSL_START, MUSL_TEXT))))
                .isEqualTo(LibcFlavour.MUSL);
        assertThat(inside(ElfBuilder.usual().code(bytes("90", MUSL_THREAD, MUSL_TEXT))))
                .isEqualTo(LibcFlavour.MUSL);
        assertThat(inside(ElfBuilder.usual().code(bytes(GLIBC_TEXT, GLIBC_BANNER))))
                .isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(abiNote(ElfBuilder.usual()))).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(abiNote(ElfBuilder.usual().code(bytes(GLIBC_TEXT))))).isEqualTo(LibcFlavour.GLIBC);
    }

    @Test
    void theBannerGivesTheVersion() throws Exception {
        ElfBuilder builder = abiNote(ElfBuilder.usual().code(bytes(GLIBC_TEXT, GLIBC_BANNER)));

        assertThat(find(builder, Linkage.STATIC)).isEqualTo(new Libc(LibcFlavour.GLIBC, "2.36"));
    }

    @Test
    void marksOfTwoLibrariesAreNoAnswer() throws Exception {
        ElfBuilder builder = abiNote(ElfBuilder.usual().code(bytes(MUSL_START, MUSL_THREAD, GLIBC_TEXT)));

        assertThat(inside(builder)).isEqualTo(LibcFlavour.UNKNOWN);
        // One mark of the other is enough, its start code too.
        assertThat(inside(ElfBuilder.usual().code(bytes(MUSL_START, MUSL_THREAD, GLIBC_TEXT))))
                .isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(ElfBuilder.usual().code(bytes(GLIBC_START, MUSL_THREAD, MUSL_TEXT))))
                .isEqualTo(LibcFlavour.UNKNOWN);
    }

    @Test
    void instructionsCountOnlyWhereTheyCanRun() throws Exception {
        assertThat(inside(ElfBuilder.usual()
                        .loadFlags(ElfConstants.PF_R)
                        .code(bytes(MUSL_START, MUSL_THREAD, MUSL_TEXT))))
                .isEqualTo(LibcFlavour.UNKNOWN);
    }

    @Test
    void noneIsSaidOnlyOfWhatIsKnownToDoWithout() throws Exception {
        byte[] id = {1, 2, 3, 4};
        assertThat(inside(ElfBuilder.usual().note("Go", 4, id))).isEqualTo(LibcFlavour.NONE);
        assertThat(inside(ElfBuilder.usual().note("Go", 4, id).code(bytes(GLIBC_TEXT))))
                .isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(ElfBuilder.usual())).isEqualTo(LibcFlavour.UNKNOWN);
    }

    @Test
    void whatManySegmentsShareIsReadOnce() throws Exception {
        ElfBuilder builder = ElfBuilder.usual().code(new byte[1 << 20]);
        for (int i = 1; i <= 300; i++) {
            builder.segment(
                    new Segment(ElfConstants.PT_LOAD, 5, 0, ElfBuilder.BASE + i * 0x200000L, 1 << 20, 1 << 20, 4096));
        }
        ByteSource source = ByteSource.of(builder.build());
        AtomicLong read = new AtomicLong();
        ByteSource counting = new ByteSource() {
            @Override
            public long size() {
                return source.size();
            }

            @Override
            public int read(long position, byte[] into, int from, int length) throws IOException {
                read.addAndGet(length);
                return source.read(position, into, from, length);
            }
        };

        LibcFinder.find(ElfReader.read(source), Linkage.STATIC, counting);

        assertThat(read.get()).isBetween(1L << 20, 2L << 20);
    }

    @Test
    void aMarkIsFoundAcrossTheEdgeOfTheBuffer() throws Exception {
        for (int fill : new int[] {65_390, 65_400, 65_410, 65_536, 131_050}) {
            ByteArrayOutputStream code = new ByteArrayOutputStream();
            code.writeBytes(bytes(MUSL_START));
            code.writeBytes(new byte[fill]);
            code.writeBytes(bytes(MUSL_THREAD));

            assertThat(inside(ElfBuilder.usual().code(code.toByteArray()))).isEqualTo(LibcFlavour.MUSL);
        }
    }
}

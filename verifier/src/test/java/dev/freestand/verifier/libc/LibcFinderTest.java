package dev.freestand.verifier.libc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.Contents;
import dev.freestand.verifier.elf.ElfBuilder;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.Needles;
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

    private static final String DIET_START = "5f4889e657488d54fe0848891500000000e8000000004889c7e800000000f4";
    private static final String DIET_SYSCALL = "b4000fb7c04989ca0f05483d7cffffff760ff7d850e8";
    private static final String DIET_TEXT = hex("smashed stack detected, program terminated.\n");
    private static final String KLIBC_START = "4889e74889d6e800000000f4";
    private static final String KLIBC_SYSCALL = "4989ca0f05483d01f0ffff7301c3f7d88905";
    private static final String UCLIBC_START =
            "31ed4989d15e4889e24883e4f0505448c7c70000400048c7c10000400049c7c000004000e8";
    private static final String UCLIBC_TEXT = hex("npxXoudifFeEgGaACScs\0");
    private static final String GO_START = "e900000000" + "cc".repeat(11);
    private static final byte[] LARGE = new byte[2 * (int) NoLibc.SMALL];

    private static final Needles MARKS = new Needles(LibcFinder.marks());

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
        ElfFile file = ElfReader.read(source);
        return linkage == Linkage.STATIC
                ? LibcFinder.inside(file, source, Contents.of(file, source, MARKS))
                : LibcFinder.named(file);
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
        "/lib/ld64-uClibc.so.1, libx.so, UCLIBC",
        "/opt/own-loader, ld-linux-x86-64.so.2, GLIBC",
        "/opt/own-loader, libc.so, UNKNOWN",
        "/lib/ld-musl-x86_64.so.1, libc.so.6, UNKNOWN",
    })
    void aDynamicFileNamesItsLibrary(String interpreter, String library, LibcFlavour flavour) throws Exception {
        ElfBuilder builder = ElfBuilder.usual().interpreter(interpreter).needed(library);

        Libc libc = find(builder, Linkage.DYNAMIC);

        assertThat(libc.flavour()).isEqualTo(flavour);
        assertThat(libc.version()).isNull();
        assertThat(libc.evidence()).isNotEmpty();
    }

    @Test
    void whatADynamicFileNamesIsKept() throws Exception {
        ElfBuilder builder = ElfBuilder.usual()
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needed("libc.so.6")
                .version("libc.so.6", "GLIBC_2.34", "GLIBC_2.2.5");

        assertThat(find(builder, Linkage.DYNAMIC).evidence())
                .containsExactly(
                        "glibc: interpreter /lib64/ld-linux-x86-64.so.2",
                        "glibc: needed library libc.so.6",
                        "glibc: needed version GLIBC_2.34 of libc.so.6");
        assertThat(find(ElfBuilder.usual().interpreter("/opt/own").needed("libx.so"), Linkage.DYNAMIC)
                        .evidence())
                .last()
                .isEqualTo("its interpreter is /opt/own, and it needs 1 libraries");
    }

    @Test
    void versionsOfAndroidsLibraryNameIt() throws Exception {
        assertThat(find(ElfBuilder.usual().needed("libc.so").version("libc.so", "LIBC_N"), Linkage.DYNAMIC)
                        .flavour())
                .isEqualTo(LibcFlavour.BIONIC);
        assertThat(find(ElfBuilder.usual().needed("libx.so").version("libx.so", "LIBC"), Linkage.DYNAMIC)
                        .flavour())
                .isEqualTo(LibcFlavour.UNKNOWN);
    }

    @Test
    void aFileOfManyNamesKeepsFew() throws Exception {
        ElfBuilder builder = ElfBuilder.usual();
        for (int i = 0; i < 1000; i++) {
            builder.needed("ld-linux-" + i);
        }

        assertThat(find(builder.needed("ld-musl-x"), Linkage.DYNAMIC).evidence())
                .hasSizeLessThan(20)
                .last()
                .isEqualTo("musl: needed library ld-musl-x");
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

    @ParameterizedTest
    @CsvSource({
        DIET_START + ", " + DIET_SYSCALL + ", DIETLIBC",
        KLIBC_START + ", " + KLIBC_SYSCALL + ", KLIBC",
    })
    void startAndSystemCallsAreTwoMarks(String start, String call, LibcFlavour flavour) throws Exception {
        assertThat(inside(ElfBuilder.usual().code(bytes(start)))).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(ElfBuilder.usual().code(bytes("90", call)))).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(ElfBuilder.usual().code(bytes(start, call)))).isEqualTo(flavour);
        assertThat(inside(ElfBuilder.usual().code(bytes(start, call, GLIBC_TEXT))))
                .isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(ElfBuilder.usual().machine(ElfConstants.EM_386).code(bytes(start, call))))
                .isEqualTo(LibcFlavour.UNKNOWN);
    }

    @Test
    void uclibcStartsAlmostLikeGlibc() throws Exception {
        assertThat(inside(ElfBuilder.usual().code(bytes(UCLIBC_START)))).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(ElfBuilder.usual().code(bytes(UCLIBC_START, UCLIBC_TEXT))))
                .isEqualTo(LibcFlavour.UCLIBC);
        assertThat(inside(ElfBuilder.usual().code(bytes(GLIBC_START, UCLIBC_TEXT))))
                .isEqualTo(LibcFlavour.UNKNOWN);
    }

    @Test
    void textsOfAnotherLibraryMakeItUnknown() throws Exception {
        Libc libc = find(ElfBuilder.usual().code(bytes(MUSL_START, MUSL_THREAD, DIET_TEXT)), Linkage.STATIC);

        assertThat(libc.flavour()).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(libc.evidence().get(0)).startsWith("looked for ").endsWith("and this was found:");
        assertThat(libc.evidence())
                .contains("musl: start code at offset 0x78")
                .anyMatch(line -> line.startsWith("dietlibc: message of __stack_chk_fail at offset 0x"));
    }

    @Test
    void anAndroidNoteAloneIsNoProofButRulesOthersOut() throws Exception {
        ElfBuilder builder = ElfBuilder.usual().note("Android", 1, new byte[] {21, 0, 0, 0});

        assertThat(inside(builder)).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(builder.code(bytes(MUSL_START, MUSL_THREAD)))).isEqualTo(LibcFlavour.UNKNOWN);
    }

    @Test
    void theBannerGivesTheVersion() throws Exception {
        ElfBuilder builder = abiNote(ElfBuilder.usual().code(bytes(GLIBC_TEXT, GLIBC_BANNER)));

        assertThat(find(builder, Linkage.STATIC).version()).isEqualTo("2.36");
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
    void goDoesWithoutWhereItsRuntimeStartsTheProgram() throws Exception {
        byte[] id = {1, 2, 3, 4};
        byte[] go = bytes(GO_START, "90".repeat(LARGE.length));
        assertThat(inside(ElfBuilder.usual().note("Go", 4, id).code(go))).isEqualTo(LibcFlavour.NONE);
        assertThat(inside(ElfBuilder.usual().section(".gopclntab", 1, id).code(go)))
                .isEqualTo(LibcFlavour.NONE);
        assertThat(inside(ElfBuilder.usual().code(go))).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(ElfBuilder.usual().note("Go", 4, id).code(LARGE))).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(ElfBuilder.usual().note("Go", 4, id).code(bytes(GO_START, GLIBC_TEXT))))
                .isEqualTo(LibcFlavour.UNKNOWN);
    }

    @Test
    void aFileThatHasNoRoomForALibraryHasNone() throws Exception {
        Libc none = find(ElfBuilder.usual(), Linkage.STATIC);

        assertThat(none.flavour()).isEqualTo(LibcFlavour.NONE);
        assertThat(none.evidence()).hasSize(2);
        assertThat(none.evidence().get(0)).matches("only \\d+ bytes are loaded besides the headers, .*");
        Libc unknown = find(ElfBuilder.usual().code(LARGE), Linkage.STATIC);
        assertThat(unknown.flavour()).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(unknown.evidence().get(0)).startsWith("looked for ").endsWith(" and found none");
        assertThat(unknown.evidence().get(1)).contains("more than 512 bytes", "symbols: ");
        // What can be changed and run is not looked through, so nothing else may prove it either.
        byte[] go = bytes(GO_START, "90".repeat(LARGE.length));
        assertThat(inside(ElfBuilder.usual()
                        .loadFlags(7)
                        .note("Go", 4, new byte[4])
                        .code(go)))
                .isEqualTo(LibcFlavour.UNKNOWN);
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

        ElfFile file = ElfReader.read(source);
        LibcFinder.inside(file, counting, Contents.of(file, counting, MARKS));

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

package dev.freestand.core.libc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.search.BytePatternMatcher;
import dev.freestand.core.elf.search.ElfContents;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
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
    private static final byte[] LARGE = new byte[2 * (int) LibcAbsence.SMALL];

    private static final BytePatternMatcher MARKS = new BytePatternMatcher(LibcFinder.marks());

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
                ? LibcFinder.inside(file, source, ElfContents.of(file, source, MARKS))
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
    void aVersionOfLibgccIsNoProofOfGlibc() throws Exception {
        ElfBuilder musl = ElfBuilder.usual()
                .interpreter("/lib/ld-musl-i386.so.1")
                .needed("libgcc_s.so.1")
                .needed("libc.so")
                .version("libgcc_s.so.1", "GCC_3.0", "GLIBC_2.0");
        assertThat(find(musl, Linkage.DYNAMIC).flavour()).isEqualTo(LibcFlavour.MUSL);
        ElfBuilder uclibc = ElfBuilder.usual().needed("libc.so.0").version("libgcc_s.so.1", "GLIBC_2.0");
        assertThat(find(uclibc, Linkage.DYNAMIC).flavour()).isEqualTo(LibcFlavour.UCLIBC);
    }

    @Test
    void aLoaderThatOtherSystemsHaveOnX86IsNoProofOfGlibc() throws Exception {
        ElfBuilder builder =
                ElfBuilder.usual().interpreter("/lib/amd64/ld.so.1").needed("libc.so");
        assertThat(find(builder, Linkage.DYNAMIC).flavour()).isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(find(builder.machine(ElfConstants.EM_S390), Linkage.DYNAMIC).flavour())
                .isEqualTo(LibcFlavour.GLIBC);
    }

    @ParameterizedTest
    @CsvSource({
        // musl in ARM state, then on mipsel, mips, mips64el, ppc64le (two ways to the table), s390x, riscv64 and
        // loongarch64 (linked by lld, by ld)
        "40, LE, 00b0a0e300e0a0e310109fe501108fe00d00a0e10fc0c0e30cd0a0e1,"
                + " 0030a0e1ba0f07ee9f0f92e1000053e0910f820101003003faffff0aba0f07ee1eff2fe1, MUSL",
        "8, LE, 0400110425f00000a870feffe070feffd06ebeff0000fc8f23e0fc032520a0030800e58f2128bc000400f98f21c83c03,"
                + " bb1002240c0000000400e010000000000200401800000000231002000800e003, MUSL",
        "8, BE, 041100040000f0251111111122222222333333338ffc000003fce02303a020258fe5000800bc28218ff90004033cc821,"
                + " 240210bb0000000c10e000040000000018400002000000000002102303e00008, MUSL",
        "8, LE, 0700110425f00000b86ffeffffffffffb070feffffffffffb069fedffeffffff0000fcdf2fe0fc032520a0031000e5df2d28bc00,"
                + " 7a1402640c0000000400e0100000000002004018000000002f1002000800e003, MUSL",
        "21, LE, 0210403c007f423828008c801462847c780b237ce406217800000038e1ff01f8a603087c, 781b6d7c000060382000804e, MUSL",
        "21, LE, 02004c3c3c7c423828008c801462847c780b237ce406217800000038e1ff01f8a603087c, 781b6d7c000060382000804e, MUSL",
        "22, BE, b904002fc03000000012e33030000018a7fbff60a7090000e300f0000024c0f4,"
                + " b24e0012eb220020000cb24e0002a729000007fe, MUSL",
        "243, LE, 97310000938161610a8593050000137101ff, 2a8201458280, MUSL",
        "243, LE, 973100009381811e0a85973500009385e58b137101ff, 2a8201458280, MUSL",
        "258, LE, 1600150064001500e5fbff1ba500c00203008300000c0050, 82001500040015002000004c, MUSL",
        "258, LE, 160015006400150005000014a500c0020300830000040050, 82001500040015002000004c, MUSL",
        // klibc in ARM state, on mipsel, mips64el, ppc64le, s390x, riscv64, and 2.0.8 on aarch64
        "40, LE, 0d00a0e10010a0e3ffffffeb,"
                + " 10409de514509de500709ee5000000ef010a70e30020602208309f250000e02300208325b080bde8, KLIBC",
        "8, LE, 2520a00325284000f8ff012424e8a1036000100cf0ffbd2734000000,"
                + " 0000918c1800b2af040092241c00bfaf010030268080100021805002251000020000438cfeff6014, KLIBC",
        "8, LE, 2520a00325284000f0ff01243001000c24e8a10334000000,"
                + " 0000918c0000b0ff010030261000b2fff8801000080092642d8050021800bfff25100002000043dc, KLIBC",
        "21, LE, 0210403c007f4238e1ff21f8200061380000803810000048,"
                + " 0000c3ebc1ff21f80800a33b0100fe3bb407ff7f241fff7b14fafd7f78fbe97f000049e908002939, KLIBC",
        "22, BE, b904002fa7390000a7fbff60c0f4, a719f000b921002107ce1322c42f, KLIBC",
        "243, LE, 97110000938101680a8593050000ef004000, 73000000fd7263f7a2003305a040, KLIBC",
        "183, LE, e0030091010080d201000094, 1f0000f1aa000054e00300cb88000058000100f900008092c0035fd6, KLIBC",
        // dietlibc on mipsel, mips64el, ppc64le and s390x
        "8, LE, 010010040000000042001c3c408a9c2725f800000000a48f0400a527f8ff012424e8a103e8ffbd271400bfaf01008624,"
                + " 0300e014000000000800e00300000000e8ffbd270000bfaf0400a2af, DIETLIBC",
        "8, LE, 010010040000000025f800000000a48f0800a567f8ff0c2424e8ac03d0ffbd672800bfff01008624,"
                + " 0300e014000000000800e00300000000d0ffbd670000bfff0800a2ff, DIETLIBC",
        "21, LE, 0210403c007f4238780b297ce40621780000003881ff21f8a603087c000001f80000c03d0000ce61c607ce79,"
                + " 020000442000a34c81ff21f8a602087c140001f80c0061f8, DIETLIBC",
        "22, BE, e320f00000044130f008b9040042894000034144f010a709fff0b98000f0a7fbff50,"
                + " a749ff811524a744001aebdff0680024, DIETLIBC",
    })
    void startAndCodeOfOtherMachinesAreTwoMarks(
            int machine, String order, String start, String code, LibcFlavour flavour) throws Exception {
        ByteOrder bytes = order.equals("LE") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        assertThat(inside(new ElfBuilder(64, bytes).machine(machine).code(bytes(start, "00".repeat(64), code))))
                .isEqualTo(flavour);
        assertThat(inside(new ElfBuilder(64, bytes).machine(machine).code(bytes(start))))
                .as("start code alone")
                .isEqualTo(LibcFlavour.UNKNOWN);
        assertThat(inside(new ElfBuilder(64, bytes).machine(machine).code(bytes("00000000", code))))
                .as("other instructions alone")
                .isEqualTo(LibcFlavour.UNKNOWN);
    }

    @Test
    void glibcStartsOnPowerPcAlmostLikeDietlibc() throws Exception {
        String start = "0210403c007f4238780b297ce40621780000003881ff21f8a603087c000001f8" + "0000000000000000";
        ElfBuilder builder = ElfBuilder.usual().machine(ElfConstants.EM_PPC64).code(bytes(start, GLIBC_TEXT));

        assertThat(inside(abiNote(builder))).isEqualTo(LibcFlavour.GLIBC);
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
    void theAnswerOfConfstrGivesTheVersion() throws Exception {
        assertThat(find(abiNote(ElfBuilder.usual().code(bytes(GLIBC_TEXT, hex("glibc 2.41\0")))), Linkage.STATIC)
                        .version())
                .isEqualTo("2.41");
        assertThat(find(abiNote(ElfBuilder.usual().code(bytes(GLIBC_TEXT, hex("needs glibc 2.17\0")))), Linkage.STATIC)
                        .version())
                .as("what a program says of some glibc")
                .isNull();
        assertThat(find(
                                abiNote(ElfBuilder.usual().code(bytes(GLIBC_TEXT, hex("glibc 2.17 or later\0")))),
                                Linkage.STATIC)
                        .version())
                .isNull();
        assertThat(find(ElfBuilder.usual().code(bytes(MUSL_START, MUSL_THREAD, hex("\0glibc 2.41\0"))), Linkage.STATIC))
                .extracting(Libc::flavour, Libc::version)
                .as("a text that no library needs to have")
                .containsExactly(LibcFlavour.MUSL, null);
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
        LibcFinder.inside(file, counting, ElfContents.of(file, counting, MARKS));

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

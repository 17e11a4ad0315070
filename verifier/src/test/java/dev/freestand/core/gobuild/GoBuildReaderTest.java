package dev.freestand.core.gobuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.GoBuild;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoBuildReaderTest {

    private static final String MODULES =
            "0123456789abcdefpath\texample.com/tool\nmod\texample.com/tool\tv1.2.3\th1:x=\n"
                    + "dep\texample.com/other\tv0.1.0\th1:y=\nbuild\tGOAMD64=v3\nbuild\t-ldflags=\"-X a=b\"\nbuild\tCGO_ENABLED=0\n"
                    + "build\tGOOS=linux\nfedcba9876543210";

    private static byte[] inline(String version, String modules) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        head(out, 8, 2);
        out.writeBytes(new byte[16]);
        string(out, version);
        string(out, modules);
        return out.toByteArray();
    }

    private static void head(ByteArrayOutputStream out, int pointer, int flags) {
        out.writeBytes("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
        out.write(pointer);
        out.write(flags);
    }

    private static void string(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        while (length >= 0x80) {
            out.write(length & 0x7f | 0x80);
            length >>= 7;
        }
        out.write(length);
        out.writeBytes(bytes);
    }

    private static GoBuild read(ElfBuilder builder) throws Exception {
        ByteSource source = ByteSource.of(builder.build());
        return GoBuildReader.read(ElfReader.read(source), source);
    }

    @Test
    void theInlineFormIsReadFromItsSection() throws Exception {
        GoBuild go = read(ElfBuilder.usual().section(".go.buildinfo", 1, inline("go1.22.1", MODULES)));

        assertThat(go.version()).isEqualTo("go1.22.1");
        assertThat(go.module()).isEqualTo("example.com/tool");
        assertThat(go.moduleVersion()).isEqualTo("v1.2.3");
        assertThat(go.settings())
                .as("what may hold anything is left out")
                .containsExactlyEntriesOf(
                        new java.util.TreeMap<>(Map.of("CGO_ENABLED", "0", "GOAMD64", "v3", "GOOS", "linux")));
        assertThat(go.words()).isEqualTo("go1.22.1, example.com/tool v1.2.3 (CGO_ENABLED=0, GOAMD64=v3, GOOS=linux)");
    }

    @Test
    void modulesAreListedInThePlaceOfThoseTheyReplace() throws Exception {
        String modules = MODULES.replace(
                "build\tGOAMD64",
                "dep\texample.com/old\tv1.0.0\n=>\texample.com/new\tv1.0.1\th1:z=\n=>\tstray\tv1\ndep\tshort\nbuild\tGOAMD64");
        ByteSource source = ByteSource.of(ElfBuilder.usual()
                .section(".go.buildinfo", 1, inline("go1.22.1", modules))
                .build());

        assertThat(GoBuildReader.modules(ElfReader.read(source), source))
                .containsExactly(
                        new GoModule("example.com/other", "v0.1.0", null),
                        new GoModule("example.com/new", "v1.0.1", "example.com/old"));
        ByteSource none = ByteSource.of(ElfBuilder.usual().build());
        assertThat(GoBuildReader.modules(ElfReader.read(none), none)).isEmpty();
    }

    @Test
    void withoutASectionTableTheMagicIsFoundInTheData() throws Exception {
        byte[] record = inline("go1.20", MODULES);
        // Program headers of this builder end at 120, and a segment's records begin at multiples of 16 from its start.
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[8]);
        data.writeBytes(record);
        ElfBuilder builder = ElfBuilder.usual()
                .loadFlags(ElfConstants.PF_R | ElfConstants.PF_W)
                .code(data.toByteArray());

        assertThat(read(builder.withoutSectionTable()).version()).isEqualTo("go1.20");
    }

    @Test
    void theFormWithPointersIsReadInBothByteOrdersAndClasses() throws Exception {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (int bits : new int[] {32, 64}) {
                int machine = bits == 64 ? ElfConstants.EM_PPC64 : ElfConstants.EM_MIPS;
                int start = bits == 64 ? 120 : 88;
                ElfBuilder builder = new ElfBuilder(bits, order).machine(machine);
                GoBuild go = read(builder.section(".go.buildinfo", 1, pointers(bits / 8, order, start))
                        .code(pointers(bits / 8, order, start)));

                assertThat(go.version()).as(order + " " + bits).isEqualTo("go1.17.13");
                assertThat(go.module()).isEqualTo("example.com/tool");
            }
        }
    }

    /** Two headers of strings and their bytes behind the record, which lies at {@code start} of the file. */
    private static byte[] pointers(int size, ByteOrder order, int start) {
        String version = "go1.17.13";
        boolean big = order.equals(ByteOrder.BIG_ENDIAN);
        ByteBuffer buffer = ByteBuffer.allocate(1024).order(order);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head(head, size, big ? 1 : 0);
        buffer.put(head.toByteArray());
        long base = ElfBuilder.BASE + start;
        word(buffer, size, base + 64);
        word(buffer, size, base + 96);
        buffer.position(64);
        word(buffer, size, base + 128);
        word(buffer, size, version.length());
        buffer.position(96);
        word(buffer, size, base + 160);
        word(buffer, size, MODULES.length());
        buffer.position(128);
        buffer.put(version.getBytes(StandardCharsets.US_ASCII));
        buffer.position(160);
        buffer.put(MODULES.getBytes(StandardCharsets.US_ASCII));
        return buffer.array();
    }

    private static void word(ByteBuffer buffer, int size, long value) {
        if (size == 8) {
            buffer.putLong(value);
        } else {
            buffer.putInt((int) value);
        }
    }

    @Test
    void damagedRecordsAreNone() throws Exception {
        byte[] good = inline("go1.22.1", MODULES);
        for (int length : new int[] {14, 16, 31, 32, 33, 40}) {
            ElfBuilder cut = ElfBuilder.usual().withoutSectionTable().loadFlags(ElfConstants.PF_R);
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.writeBytes(new byte[8]);
            data.write(good, 0, length);
            assertThat(read(cut.code(data.toByteArray()))).as(length + " bytes").isNull();
        }
        assertThat(read(ElfBuilder.usual().section(".go.buildinfo", 1, inline("go\u001b[31m", MODULES))))
                .as("control characters")
                .isNull();
        byte[] nowhere = pointers(8, ByteOrder.LITTLE_ENDIAN, 0x7000000);
        assertThat(read(ElfBuilder.usual().section(".go.buildinfo", 1, nowhere)))
                .isNull();
        assertThat(read(ElfBuilder.usual())).as("no record").isNull();
    }

    @Test
    void withoutModulesThePackageAndNoSettingsAreKnown() throws Exception {
        GoBuild go = read(ElfBuilder.usual().section(".go.buildinfo", 1, inline("go1.18", "")));

        assertThat(go.module()).isNull();
        assertThat(go.settings()).isEmpty();
        assertThat(go.words()).isEqualTo("go1.18");
    }
}

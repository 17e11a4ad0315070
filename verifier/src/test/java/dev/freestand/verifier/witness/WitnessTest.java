package dev.freestand.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.process.ProcessResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WitnessTest {

    private static final Path FILE = Path.of("/tmp/program");
    private static final String LDD_BANNER = "ldd (Debian GLIBC 2.36-9+deb12u14) 2.36\nCopyright\n";

    private static WitnessSubject subject(ElfBuilder builder) throws Exception {
        return new WitnessSubject(FILE, ElfReader.read(ByteSource.of(builder.build())), FileKind.EXECUTABLE);
    }

    private static LddWitness ldd(FakeTools tools) {
        return new LddWitness(new ToolRunner(tools), HostMachine.X86_64);
    }

    @Test
    void aMissingToolIsAbsentAndItsPackageIsNamed() throws Exception {
        FakeTools nothing = new FakeTools(argv -> null);
        ToolRunner asker = new ToolRunner(nothing);

        for (Witness witness : List.of(ldd(nothing), new FileWitness(asker), new SizeWitness(asker))) {
            ToolStatement testimony = witness.testify(subject(ElfBuilder.usual()));
            assertThat(testimony.says()).isEqualTo(ToolAnswer.ABSENT);
            assertThat(testimony.raw()).contains("install");
            assertThat(testimony.version()).isNull();
        }
    }

    @Test
    void aMissingReadelfChangesNoVerdict() throws Exception {
        ReadelfWitness missing = new ReadelfWitness(new ToolRunner(new FakeTools(argv -> null)));
        ReadelfWitness foreign =
                new ReadelfWitness(new ToolRunner(new FakeTools(argv -> FakeTools.says(0, "LLVM readelf"))));

        for (ReadelfWitness witness : List.of(missing, foreign)) {
            ToolStatement testimony = witness.testify(subject(ElfBuilder.usual()));
            assertThat(testimony.says()).isEqualTo(ToolAnswer.NOT_ASKED);
            assertThat(testimony.raw()).contains("optional");
        }
    }

    @Test
    void readelfMeansStaticOnlyByATableThatItReadWithoutComplaint() {
        String load = "  LOAD           0x000000 0x0000000000400000\n";

        assertThat(ReadelfWitness.says(load)).isEqualTo(ToolAnswer.STATIC);
        assertThat(ReadelfWitness.says(load + "readelf: Warning: bad\n")).isEqualTo(ToolAnswer.UNKNOWN);
        assertThat(ReadelfWitness.says("There are no program headers in this file.\n"))
                .isEqualTo(ToolAnswer.UNKNOWN);
        assertThat(ReadelfWitness.says(load + "  INTERP         0x000318 0x1\n"))
                .isEqualTo(ToolAnswer.DYNAMIC);
        assertThat(ReadelfWitness.says(" 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]\n"))
                .isEqualTo(ToolAnswer.DYNAMIC);
    }

    @Test
    void versionAndRawTextAreKeptAndTheVersionIsAskedOnce() throws Exception {
        FakeTools tools = new FakeTools(argv -> argv.contains("--version")
                ? FakeTools.says(0, LDD_BANNER)
                : FakeTools.says(1, "not a dynamic executable\n"));
        LddWitness ldd = ldd(tools);

        ldd.testify(subject(ElfBuilder.usual()));
        ToolStatement testimony = ldd.testify(subject(ElfBuilder.usual()));

        assertThat(testimony.says()).isEqualTo(ToolAnswer.STATIC);
        assertThat(testimony.version()).isEqualTo("2.36");
        assertThat(testimony.raw()).contains("loaders and libraries only", "not a dynamic executable");
        assertThat(tools.asked()).filteredOn(argv -> argv.contains("--version")).hasSize(1);
        assertThat(tools.asked())
                .filteredOn(argv -> argv.get(0).equals("bwrap")
                        && argv.subList(argv.size() - 2, argv.size()).equals(List.of("ldd", FILE.toString())))
                .hasSize(2);
    }

    @Test
    void anAnswerThatIsNotWholeIsUnknown() throws Exception {
        byte[] words = "statically linked\n".getBytes(StandardCharsets.US_ASCII);
        for (boolean timedOut : new boolean[] {true, false}) {
            FakeTools tools = new FakeTools(argv -> argv.contains("--version")
                    ? FakeTools.says(0, LDD_BANNER)
                    : new ProcessResult(0, words, new byte[0], timedOut, !timedOut));

            assertThat(ldd(tools).testify(subject(ElfBuilder.usual())).says()).isEqualTo(ToolAnswer.UNKNOWN);
        }
    }

    @Test
    void lddIsNotAskedWhereItMightStartTheFile() throws Exception {
        List<ElfBuilder> dangerous = List.of(
                ElfBuilder.usual().interpreter("/tmp/loader"),
                ElfBuilder.usual().interpreter("/lib64/../tmp/ld-linux-x86-64.so.2"),
                ElfBuilder.usual().interpreter("lib64/ld-linux-x86-64.so.2"),
                ElfBuilder.usual().interpreter("/lib/ld-musl-x86_64.so.1/../../tmp/x"),
                ElfBuilder.usual().interpreter("/lib/ld-linux-riscv64-lp64d.so.1"),
                ElfBuilder.usual().needed("libc.so.6").dynamicString(ElfConstants.DT_AUDIT, "/tmp/a.so"),
                ElfBuilder.usual().needed("libc.so.6").dynamicString(ElfConstants.DT_DEPAUDIT, "/tmp/a.so"),
                ElfBuilder.usual().machine(ElfConstants.EM_AARCH64));
        for (ElfBuilder builder : dangerous) {
            FakeTools tools = new FakeTools(argv -> FakeTools.says(0, LDD_BANNER));

            ToolStatement testimony = ldd(tools).testify(subject(builder));

            assertThat(testimony.says()).isEqualTo(ToolAnswer.NOT_ASKED);
            assertThat(testimony.raw()).startsWith("not asked: ");
            assertThat(tools.asked()).isEmpty();
        }
    }

    @Test
    void lddIsAskedForFilesOfThisMachineAlone() throws Exception {
        FakeTools tools = new FakeTools(argv -> argv.contains("--version")
                ? FakeTools.says(0, LDD_BANNER)
                : FakeTools.says(1, "not a dynamic executable\n"));
        LddWitness there = new LddWitness(new ToolRunner(tools), HostMachine.AARCH64);

        assertThat(there.testify(subject(ElfBuilder.usual().machine(ElfConstants.EM_AARCH64)))
                        .says())
                .isEqualTo(ToolAnswer.STATIC);
        assertThat(there.testify(subject(ElfBuilder.usual())).raw())
                .isEqualTo("not asked: the file is for x86-64, this host is aarch64");
    }

    @Test
    void lddIsNotAskedWithoutASandbox() throws Exception {
        FakeTools tools = new FakeTools(argv -> FakeTools.says(0, LDD_BANNER)).withoutSandbox();

        ToolStatement testimony = ldd(tools).testify(subject(ElfBuilder.usual()));

        assertThat(testimony.says()).isEqualTo(ToolAnswer.NOT_ASKED);
        assertThat(testimony.raw()).contains("bubblewrap");
        assertThat(tools.asked()).doesNotContain(List.of("ldd", FILE.toString()));
    }

    @Test
    void aNameOfBlanksIsReadInTimeThatGrowsWithItsLength() {
        String line = " ".repeat(200_000) + "x 5 0\n";

        assertThat(SizeWitness.differences(List.of(), "a\nb\n" + line))
                .singleElement()
                .asString()
                .endsWith("x of 5 bytes");
        assertThat(SizeWitness.differences(List.of(new Section("a 1 2", 1, 2, 0, 0, 7)), "a\nb\na 1 2  7  0\n"))
                .isEmpty();
    }

    @Test
    void anotherLibrarysLddIsNotShownGlibcsPrograms() throws Exception {
        FakeTools alpine = new FakeTools(argv -> FakeTools.says(1, "musl libc (x86_64)\nVersion 1.2.5\n"));

        ToolStatement testimony = ldd(alpine)
                .testify(subject(ElfBuilder.usual()
                        .interpreter("/lib64/ld-linux-x86-64.so.2")
                        .needed("libc.so.6")));

        assertThat(testimony.says()).isEqualTo(ToolAnswer.NOT_ASKED);
        assertThat(testimony.raw()).contains("glibc");
    }

    @Test
    void sizeAgreesOnlyWhenEveryRowDoes() throws Exception {
        WitnessSubject subject = subject(ElfBuilder.usual().section(".text", 1, new byte[5]));
        String head = "program  :\nsection   size   addr\n";

        String rest = subject.elf().sections().all().stream()
                .filter(section -> !section.name().isEmpty() && !section.name().equals(".text"))
                .map(section -> section.name() + "   " + section.size() + "   0\n")
                .collect(Collectors.joining());

        assertThat(size(subject, head + ".text   5   0\n" + rest + "Total   5\n")
                        .says())
                .isEqualTo(ToolAnswer.AGREES);
        ToolStatement other = size(subject, head + ".text   6   0\n" + rest + "Total   6\n");
        assertThat(other.says()).isEqualTo(ToolAnswer.DISAGREES);
        assertThat(other.raw()).contains("size has .text of 6 bytes");
        assertThat(other.version()).isEqualTo("2.40");
    }

    @Test
    void ofAFileWithoutSectionTableSizeListsNothing() throws Exception {
        WitnessSubject subject = subject(ElfBuilder.usual().withoutSectionTable());
        String head = "program  :\nsection   size   addr\n";
        assertThat(size(subject, head + "Total   0\n").says()).isEqualTo(ToolAnswer.AGREES);
        assertThat(size(subject, head + ".text   6   0\nTotal   6\n").says()).isEqualTo(ToolAnswer.DISAGREES);
    }

    private static ToolStatement size(WitnessSubject subject, String text) {
        FakeTools tools = new FakeTools(argv ->
                FakeTools.says(0, argv.contains("--version") ? "GNU size (GNU Binutils for Debian) 2.40\n" : text));
        return new SizeWitness(new ToolRunner(tools)).testify(subject);
    }
}

package dev.freestand.verifier.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {

    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Inspector inspector = Inspector.withoutWitnesses();

    @TempDir
    Path folder;

    private FileReport inspect(byte[] bytes) throws Exception {
        return inspector.inspect(Files.write(folder.resolve("file"), bytes));
    }

    private FileReport inspect(String text) throws Exception {
        return inspect(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aScriptGivesItsInterpreter() throws Exception {
        FileReport report = inspect("#! /usr/bin/env -S python3\nprint(1)\n");

        assertThat(report.kind()).isEqualTo(FileKind.SCRIPT);
        assertThat(report.interpreter()).isEqualTo("/usr/bin/env");
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(inspect("#!\n/bin/sh").kind()).isEqualTo(FileKind.NOT_ELF);
        assertThat(inspect("#!/bin/sh").interpreter()).isEqualTo("/bin/sh");
        // Linux looks at 256 bytes, and starts nothing whose name may go on behind them.
        assertThat(inspect("#!/" + "a".repeat(252) + " -x\n").interpreter()).hasSize(253);
        assertThat(inspect("#!/" + "a".repeat(253) + "\n").kind()).isEqualTo(FileKind.NOT_ELF);
    }

    @Test
    void anythingElseIsNotElf() throws Exception {
        FileReport empty = inspect("");

        assertThat(empty.kind()).isEqualTo(FileKind.NOT_ELF);
        assertThat(empty.sha256()).isEqualTo(EMPTY_SHA256);
        assertThat(empty.error()).isNull();
        assertThat(empty.linkage()).isEqualTo(Linkage.UNKNOWN);
        assertThat(inspect("\u007fEL").kind()).isEqualTo(FileKind.NOT_ELF);
    }

    @Test
    void aDamagedElfFileIsUnreadableWithAnOffset() throws Exception {
        FileReport report = inspect("\u007fELF");

        assertThat(report.kind()).isEqualTo(FileKind.UNREADABLE);
        assertThat(report.error().code()).isEqualTo("truncated");
        assertThat(report.error().offset()).isZero();
        assertThat(report.sha256()).isNotNull();
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report.verdict().linkage()).isEqualTo(Linkage.UNKNOWN);
    }

    @Test
    void whatCannotBeOpenedHasACode() throws Exception {
        assertThat(inspector.inspect(folder).error().code()).isEqualTo("not-a-regular-file");
        assertThat(inspector.inspect(folder.resolve("missing")).error().code()).isEqualTo("no-such-file");
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThat(inspector.inspect(loop).error().code()).isEqualTo("io-error");
        assertThat(inspector.inspect(folder.resolve("missing")).sha256()).isNull();
    }

    @Test
    void aSymbolicLinkIsFollowedAndKeepsItsName() throws Exception {
        Path target = Files.write(folder.resolve("target"), ElfBuilder.usual().build());
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        assertThat(inspector.inspect(link).path()).isEqualTo(link.toString());
        assertThat(inspector.inspect(link).kind()).isEqualTo(FileKind.EXECUTABLE);
    }

    @Test
    void bigEndianAndSmallMachinesAreNamed() throws Exception {
        FileReport s390 = inspect(new ElfBuilder(64, ByteOrder.BIG_ENDIAN)
                .machine(22)
                .needed("libc.so.6")
                .build());

        assertThat(s390.machine()).isEqualTo("s390x");
        assertThat(s390.format().byteOrder()).isEqualTo(Endianness.BIG);
        assertThat(s390.format().bits()).isEqualTo(64);
        assertThat(s390.linkage()).isEqualTo(Linkage.DYNAMIC);
        assertThat(inspect(new ElfBuilder(32, ByteOrder.LITTLE_ENDIAN)
                                .machine(40)
                                .build())
                        .machine())
                .isEqualTo("arm");
        assertThat(inspect(ElfBuilder.usual().machine(243).build()).machine()).isEqualTo("riscv64");
        assertThat(inspect(ElfBuilder.usual().machine(21).build()).machine()).isEqualTo("ppc64le");
        assertThat(inspect(ElfBuilder.usual().machine(999).build()).machine()).isEqualTo("em-999");
    }

    @Test
    void withoutASectionTableThereIsNoSymbolTableEither() throws Exception {
        assertThat(inspect(ElfBuilder.usual().withoutSectionTable().build()).stripped())
                .isTrue();
        assertThat(inspect(ElfBuilder.usual().build()).stripped()).isTrue();
        assertThat(inspect(ElfBuilder.usual()
                                .section(".symtab", 2, new byte[24])
                                .build())
                        .stripped())
                .isFalse();
    }

    @Test
    void witnessesAreAskedAboutElfFilesOnly() throws Exception {
        Inspector one = new Inspector(List.of(subject -> new ToolStatement(
                "file", "5.44", ToolAnswer.STATIC, subject.file().toString())));
        Path program = Files.write(folder.resolve("program"), ElfBuilder.usual().build());
        Path text = Files.writeString(folder.resolve("text"), "text");

        FileReport report = one.inspect(program);

        assertThat(report.witnesses()).hasSize(1);
        assertThat(report.witnesses().get(0).raw()).startsWith("/");
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.PASS);
        assertThat(one.inspect(text).witnesses()).isEmpty();
        assertThat(inspector.inspect(program).verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aCoreDumpIsNotAProgram() throws Exception {
        FileReport report =
                inspect(ElfBuilder.usual().type(ElfConstants.ET_CORE).build());

        assertThat(report.kind()).isEqualTo(FileKind.CORE);
        assertThat(report.pie()).isNull();
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }
}

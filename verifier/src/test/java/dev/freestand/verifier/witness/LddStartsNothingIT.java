package dev.freestand.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that leaves a trace when it is started, offered to ldd in every way that might start it. */
class LddStartsNothingIT {

    private static final LddWitness LDD = new LddWitness(new ToolRunner(new CommonsExecRunner()));

    @TempDir
    Path folder;

    private Path trace;

    @BeforeEach
    void nothingRanYet() {
        trace = folder.resolve("it-ran");
    }

    private Path compile(String name, String... options) throws Exception {
        Path source = folder.resolve("tracer.c");
        Files.writeString(source, """
                #include <stdio.h>
                #include <stdlib.h>
                __attribute__((constructor)) static void trace(void) {
                    FILE *f = fopen("%s", "w");
                    if (f) fclose(f);
                }
                unsigned la_version(unsigned v) { trace(); return v; }
                int main(void) { trace(); return 0; }
                """.formatted(trace));
        Path program = folder.resolve(name);
        List<String> argv = new ArrayList<>(List.of(options));
        argv.addAll(List.of(source.toString(), "-o", program.toString()));
        Fixtures.run(argv.toArray(String[]::new));
        return program;
    }

    /** A loader that leaves a trace: without a C library, whose start-up code would take it for the program itself. */
    private Path compileLoader() throws Exception {
        Path source = folder.resolve("loader.c");
        Files.writeString(source, """
                void _start(void) {
                    long ignored;
                    __asm__ volatile("syscall" : "=a"(ignored) : "a"(2L), "D"("%s"), "S"(0x41L), "d"(0644L)
                                     : "rcx", "r11", "memory");
                    __asm__ volatile("syscall" : "=a"(ignored) : "a"(60L), "D"(0L) : "rcx", "r11", "memory");
                }
                """.formatted(trace));
        Path loader = folder.resolve("loader");
        Fixtures.run("gcc", "-static", "-nostdlib", source.toString(), "-o", loader.toString());
        return loader;
    }

    private ToolStatement ask(Path program) throws Exception {
        return LDD.testify(new WitnessSubject(program, FileSource.readElf(program), FileKind.EXECUTABLE));
    }

    @Test
    void theTracerLeavesATraceWhenItIsStarted() throws Exception {
        Fixtures.run(compile("tracer", "gcc").toString());

        assertThat(trace).exists();
    }

    @Test
    void anInterpreterThatIsNoSystemLoaderIsNeverStarted() throws Exception {
        Path interpreter = compileLoader();
        Path program = compile("program", "gcc", "-Wl,--dynamic-linker=" + interpreter);

        ToolStatement testimony = ask(program);

        assertThat(trace).doesNotExist();
        assertThat(testimony.says()).isEqualTo(ToolAnswer.NOT_ASKED);
        assertThat(testimony.raw()).contains(interpreter.toString(), "not a known system loader");
        // The same program started by hand does run that interpreter: the danger is real.
        new CommonsExecRunner().run(ProcessRequest.of(List.of(program.toString())));
        assertThat(trace).exists();
    }

    @Test
    void programsOfEveryLinkageAreReadAndNotStarted() throws Exception {
        assertThat(ask(compile("dynamic", "gcc")).says()).isEqualTo(ToolAnswer.DYNAMIC);
        assertThat(ask(compile("static", "gcc", "-static")).says()).isEqualTo(ToolAnswer.STATIC);
        assertThat(ask(compile("static-pie", "gcc", "-static-pie")).says()).isEqualTo(ToolAnswer.STATIC);
        assertThat(ask(compile("musl-dynamic", "musl-gcc")).says()).isEqualTo(ToolAnswer.DYNAMIC);
        assertThat(ask(compile("musl-static", "musl-gcc", "-static")).says()).isEqualTo(ToolAnswer.STATIC);
        assertThat(trace).doesNotExist();
    }

    @Test
    void aLibraryOfAuditorsIsNeverLoaded() throws Exception {
        Path auditor = compile("auditor.so", "gcc", "-shared", "-fPIC");
        Path program = compile("audited", "gcc", "-Wl,--audit=" + auditor);

        ToolStatement testimony = ask(program);

        assertThat(trace).doesNotExist();
        assertThat(testimony.says()).isEqualTo(ToolAnswer.NOT_ASKED);
        assertThat(testimony.raw()).contains("DT_AUDIT");
        // ldd itself, asked without that care, runs the auditor's code.
        new CommonsExecRunner().run(ProcessRequest.of(List.of("ldd", program.toString())));
        assertThat(trace).exists();
    }

    @Test
    void aProgramOfAnotherMachineIsNotAsked() throws Exception {
        Path program = folder.resolve("foreign");
        Files.write(
                program,
                ElfBuilder.usual()
                        .machine(ElfConstants.EM_AARCH64)
                        .needed("libc.so.6")
                        .build());

        assertThat(ask(program).raw()).contains("aarch64", "not asked");
    }
}

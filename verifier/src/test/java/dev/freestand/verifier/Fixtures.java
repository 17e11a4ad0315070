package dev.freestand.verifier;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Real ELF files, made by the compilers of the host in {@code target/fixtures}. A missing tool fails the test; no
 * fixture is ever skipped.
 */
public final class Fixtures {

    private static final Path FOLDER = Path.of("target", "fixtures").toAbsolutePath();
    private static final CommonsExecRunner RUNNER = new CommonsExecRunner();

    private static final String HELLO = """
            #include <stdio.h>
            int main(int argc, char **argv) { printf("hello %d %f\\n", argc, argc / 3.0); return 0; }
            """;
    private static final String PUTS = "#include <stdio.h>\nint main(void) { puts(\"hi\"); return 0; }\n";
    private static final String BARE = """
            void _start(void) { __asm__("mov $60, %eax\\n xor %edi, %edi\\n syscall"); }
            """;
    private static final String VERSION = """
            #include <gnu/libc-version.h>
            #include <stdio.h>
            int main(void) { puts(gnu_get_libc_version()); return 0; }
            """;
    private static final String I386 = """
            .globl _start
            _start: movl $1, %eax
            xorl %ebx, %ebx
            int $0x80
            """;

    private static final Map<String, Path> ALL = make();

    private Fixtures() {}

    /** A fixture by its name. */
    public static Path of(String name) {
        Path file = ALL.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no fixture " + name + " among " + ALL.keySet());
        }
        return file;
    }

    /** All of them, by name. */
    public static Map<String, Path> all() {
        return ALL;
    }

    /** Runs a tool in the fixtures' folder and gives its standard output; anything but exit status 0 is an error. */
    public static String run(String... argv) {
        try {
            ProcessRequest request = ProcessRequest.of(List.of(argv)).in(FOLDER).withOutputLimit(16 << 20);
            ProcessResult result = RUNNER.run(request);
            if (!result.succeeded()) {
                throw new IllegalStateException(String.join(" ", argv) + ": " + result.err());
            }
            return result.out();
        } catch (ProcessNotStartedException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Path> make() {
        Map<String, Path> made = new TreeMap<>();
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("hello.c"), HELLO);
            Files.writeString(FOLDER.resolve("puts.c"), PUTS);
            Files.writeString(FOLDER.resolve("bare.c"), BARE);
            Files.writeString(FOLDER.resolve("version.c"), VERSION);
            Files.writeString(FOLDER.resolve("i386.s"), I386);
            compile(made, "dynamic-pie", "gcc", "hello.c", "-pie", "-fPIE");
            compile(made, "dynamic", "gcc", "hello.c", "-no-pie", "-Wl,-z,relro,-z,now");
            compile(made, "glibc-static", "gcc", "hello.c", "-static");
            compile(made, "glibc-static-pie", "gcc", "hello.c", "-static-pie");
            compile(made, "glibc-static-version", "gcc", "version.c", "-static");
            compile(made, "musl-dynamic", "musl-gcc", "hello.c");
            compile(made, "musl-static", "musl-gcc", "hello.c", "-static");
            compile(made, "musl-static-small", "musl-gcc", "puts.c", "-static", "-Os");
            compile(made, "library.so", "gcc", "hello.c", "-shared", "-fPIC", "-Wl,-soname,library.so.1");
            compile(made, "library-bare.so", "gcc", "bare.c", "-shared", "-fPIC", "-nostdlib");
            compile(made, "object.o", "gcc", "hello.c", "-c", "-ffunction-sections");
            compile(made, "bare-static", "gcc", "bare.c", "-static", "-nostdlib");
            compile(made, "needed-without-interpreter", "gcc", "hello.c", "-no-pie", "-Wl,--no-dynamic-linker");
            compile(made, "interpreter-without-needed", "gcc", "bare.c", "-pie", "-fPIE", "-nostdlib");
            compile(made, "executable-stack", "gcc", "puts.c", "-z", "execstack");
            compile(made, "x86-64-v3", "gcc", "puts.c", "-Wl,-z,x86-64-v3");
            compile(made, "rpath", "gcc", "puts.c", "-Wl,--disable-new-dtags,-rpath,/opt/lib");
            compile(made, "runpath", "gcc", "puts.c", "-Wl,--enable-new-dtags,-rpath,$ORIGIN/lib");
            run("as", "--32", "i386.s", "-o", "i386.o");
            add(made, "i386.o");
            run("ld", "-m", "elf_i386", "i386.o", "-o", "i386-static");
            add(made, "i386-static");
            run("ld", "-m", "elf_i386", "-shared", "-soname", "i386.so.1", "i386.o", "-o", "i386.so");
            add(made, "i386.so");
            for (String name : List.of("dynamic-pie", "glibc-static", "glibc-static-pie", "musl-static")) {
                run("strip", "-o", name + "-stripped", name);
                add(made, name + "-stripped");
            }
            run("strip", "-o", "musl-static-small-stripped", "musl-static-small");
            add(made, "musl-static-small-stripped");
            for (String name : List.of("dynamic-pie", "glibc-static", "musl-static")) {
                withoutSectionTable(made, name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(made);
    }

    private static void compile(
            Map<String, Path> made, String name, String compiler, String source, String... options) {
        List<String> argv = new ArrayList<>(List.of(compiler, source, "-o", name));
        argv.addAll(List.of(options));
        run(argv.toArray(String[]::new));
        add(made, name);
    }

    /** Sets e_shoff, e_shnum and e_shstrndx to 0, as packers and some strippers do. */
    private static void withoutSectionTable(Map<String, Path> made, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));
        for (int at : new int[] {40, 41, 42, 43, 44, 45, 46, 47, 60, 61, 62, 63}) {
            bytes[at] = 0;
        }
        Path file = FOLDER.resolve(name + "-without-sections");
        Files.write(file, bytes);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
        add(made, name + "-without-sections");
    }

    private static void add(Map<String, Path> made, String name) {
        made.put(name, FOLDER.resolve(name));
    }
}

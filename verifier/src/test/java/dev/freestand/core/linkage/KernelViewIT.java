package dev.freestand.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Crafted programs, started for once, in a sandbox: what the kernel makes of each against what is said of it. The
 * program says "program" and the loader, if the kernel starts that instead, "loader".
 */
class KernelViewIT {

    private static final int GNU_STACK = 0x6474e551;
    private static final int NOTE = 4;
    private static final int INTERP = 3;

    @TempDir
    Path folder;

    private Path compile(String word) throws Exception {
        Path source = Files.writeString(folder.resolve(word + ".c"), """
                void _start(void) {
                    long ignored;
                    __asm__ volatile("syscall" : "=a"(ignored) : "a"(1L), "D"(1L), "S"("%s\\n"), "d"(%dL)
                                     : "rcx", "r11", "memory");
                    __asm__ volatile("syscall" : "=a"(ignored) : "a"(60L), "D"(0L) : "rcx", "r11", "memory");
                    for (;;) { }
                }
                """.formatted(word, word.length() + 1));
        Path program = folder.resolve(word);
        String[] made = {"gcc", "-static", "-nostdlib", "-O1", "-Wl,--build-id", source.toString(), "-o"};
        String[] argv = Arrays.copyOf(made, made.length + 1);
        argv[made.length] = program.toString();
        Fixtures.run(argv);
        return program;
    }

    /** A 64-bit little-endian program that is spoiled in place; the loader's path stands at its end. */
    private record Crafted(ByteBuffer bytes, int path, int length) {

        void header(int at, long value, int width) {
            for (int i = 0; i < width; i++) {
                bytes.put(at + i, (byte) (value >> 8 * i));
            }
        }

        int segment(int type) {
            int at = 64;
            while (bytes.getInt(at) != type) {
                at += 56;
            }
            return at;
        }

        /** Makes the program header of a type name a loader, which stands at an offset and has a length. */
        void loader(int type, long offset, long size) {
            int at = segment(type);
            bytes.putInt(at, INTERP);
            bytes.putLong(at + 8, offset);
            bytes.putLong(at + 32, size);
            bytes.putLong(at + 40, size);
        }

        void loader(int type) {
            loader(type, path, length);
        }
    }

    private static Map<String, Consumer<Crafted>> cases() {
        Map<String, Consumer<Crafted>> cases = new LinkedHashMap<>();
        cases.put("as it was", file -> {});
        cases.put("a loader", file -> file.loader(GNU_STACK));
        cases.put("two loaders", file -> {
            file.loader(NOTE);
            file.loader(GNU_STACK, file.path() + 1, file.length() - 1);
        });
        cases.put("a loader behind the end", file -> file.loader(GNU_STACK, 1L << 40, file.length()));
        cases.put("a loader across the end", file -> file.loader(GNU_STACK, file.path(), 4096));
        cases.put("a loader at the end of the numbers", file -> file.loader(GNU_STACK, -8, 16));
        cases.put("a loader of no bytes", file -> file.loader(GNU_STACK, file.path(), 0));
        cases.put("a loader of one byte", file -> file.loader(GNU_STACK, file.path(), 1));
        cases.put("a loader without its NUL", file -> file.loader(GNU_STACK, file.path(), file.length() - 1));
        cases.put("a loader whose path is longer than paths are", file -> file.loader(GNU_STACK, 0, 4097));
        cases.put("a loader in a header that is not counted", file -> {
            file.loader(GNU_STACK);
            file.header(56, (file.segment(INTERP) - 64) / 56, 2);
        });
        cases.put("PN_XNUM, and the count in section 0", file -> {
            int sections = (int) file.bytes().getLong(40);
            file.header(sections + 44, file.bytes().getShort(56), 4);
            file.header(56, 0xffff, 2);
        });
        cases.put("no program headers", file -> file.header(56, 0, 2));
        cases.put("program headers of another size", file -> file.header(54, 64, 2));
        cases.put("program headers behind the end", file -> file.header(32, 1L << 40, 8));
        cases.put("FreeBSD's OSABI", file -> file.header(7, 9, 1));
        cases.put("an OSABI of nobody", file -> file.header(7, 0xee, 1));
        cases.put("32 bit, says the class", file -> file.header(4, 1, 1));
        cases.put("no class", file -> file.header(4, 0, 1));
        cases.put("big-endian, says the identification", file -> file.header(5, 2, 1));
        cases.put("no byte order", file -> file.header(5, 0, 1));
        cases.put("no version", file -> file.header(20, 0, 4));
        cases.put("of i386, says the machine", file -> file.header(18, 3, 2));
        cases.put("a library, says the type", file -> file.header(16, 3, 2));
        cases.put("an object, says the type", file -> file.header(16, 1, 2));
        cases.put("a dump, says the type", file -> file.header(16, 4, 2));
        cases.put("no section table", file -> file.header(40, 0, 8));
        cases.put("a section table behind the end", file -> file.header(40, 1L << 40, 8));
        cases.put("a segment elsewhere in its page", file -> file.header(file.segment(1) + 16, 0x400008, 8));
        cases.put("a start where nothing is", file -> file.header(24, 1L << 32, 8));
        return cases;
    }

    /** What the kernel starts, by its word; empty where it refuses the file or kills it. */
    private String started(Path program) throws Exception {
        return new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(
                        "bwrap", "--ro-bind", "/", "/", "--unshare-all", "--die-with-parent", program.toString())))
                .out()
                .strip();
    }

    @Test
    void whatTheKernelStartsIsWhatIsSaid() throws Exception {
        byte[] plain = Files.readAllBytes(compile("program"));
        byte[] path = (compile("loader") + "\0").getBytes(StandardCharsets.UTF_8);
        Map<String, Integer> seen = new TreeMap<>();
        for (Map.Entry<String, Consumer<Crafted>> one : cases().entrySet()) {
            ByteBuffer bytes = ByteBuffer.allocate(plain.length + path.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put(plain).put(path);
            one.getValue().accept(new Crafted(bytes, plain.length, path.length));
            Path file = Files.write(folder.resolve("crafted"), bytes.array());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

            FileReport report = Inspector.withoutWitnesses().inspect(file);
            String word = started(file);

            String what = one.getKey() + ": the kernel started \"" + word + "\", said was " + report.verdict();
            if (report.linkage() == Linkage.STATIC) {
                assertThat(word).as(what).isEqualTo("program");
            } else if (report.linkage() == Linkage.DYNAMIC) {
                assertThat(word).as(what).isIn("loader", "");
            }
            if (word.equals("loader")) {
                assertThat(report.linkage()).as(what).isNotEqualTo(Linkage.STATIC);
            }
            seen.merge(word + ", " + report.linkage().label(), 1, Integer::sum);
        }
        // Each pair that says something was there.
        assertThat(seen).containsKeys("program, static", "loader, dynamic", "loader, unknown", ", unknown");
    }

    /** Headers changed by chance, the same ones every time: no program that starts a loader was called static. */
    @Test
    void noMutantIsTakenForTheOtherSort() throws Exception {
        Path loader = compile("loader");
        Path dynamic = folder.resolve("dynamic");
        Path source = Files.writeString(folder.resolve("dynamic.c"), "int main(void) { return 0; }\n");
        Fixtures.run("gcc", source.toString(), "-Wl,--dynamic-linker=" + loader, "-o", dynamic.toString());
        List<byte[]> seeds = List.of(Files.readAllBytes(dynamic), Files.readAllBytes(compile("program")));
        SplittableRandom random = new SplittableRandom(1);
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            ByteBuffer bytes = ByteBuffer.wrap(seeds.get(i % 2).clone()).order(ByteOrder.LITTLE_ENDIAN);
            String change = change(bytes, random) + "; " + change(bytes, random);
            Path file = Files.write(folder.resolve("crafted"), bytes.array());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

            FileReport report = Inspector.withoutWitnesses().inspect(file);
            String word = started(file);

            String what = i + ": " + change + ": the kernel started \"" + word + "\", said was " + report.verdict();
            assertThat(word.equals("loader") && report.linkage() == Linkage.STATIC)
                    .as(what)
                    .isFalse();
            assertThat(word.equals("program") && report.linkage() == Linkage.DYNAMIC)
                    .as(what)
                    .isFalse();
            seen.merge(word + ", " + report.linkage().label(), 1, Integer::sum);
        }
        assertThat(seen).containsKeys("program, static", "loader, dynamic", "loader, unknown", ", unknown");
    }

    /** Puts a telling number, or one from another header, into a field of a program header. */
    private static String change(ByteBuffer bytes, SplittableRandom random) {
        int[] fields = {0, 8, 16, 32, 40};
        long[] telling = {0, 1, 2, INTERP, NOTE, 6, GNU_STACK, 32, 64, 0x1000, 0x400000, -1};
        int count = bytes.getShort(56);
        int from = 64 + 56 * random.nextInt(count) + fields[1 + random.nextInt(4)];
        long value = random.nextBoolean() ? telling[random.nextInt(telling.length)] : bytes.getLong(from);
        int at = 64 + 56 * random.nextInt(count) + fields[random.nextInt(fields.length)];
        if ((at - 64) % 56 == 0) {
            bytes.putInt(at, (int) value);
        } else {
            bytes.putLong(at, value);
        }
        return Long.toHexString(value) + " at " + at;
    }
}

package dev.freestand.verifier.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.verifier.proof.EmbeddedComponent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that builds write into a file name its components; damaged ones are said to be damaged. */
class EmbeddedListsTest {

    @TempDir
    private Path folder;

    private EmbeddedLists read(ElfBuilder builder) throws IOException {
        return EmbeddedLists.of(Files.write(folder.resolve("file"), builder.build()));
    }

    /** The record of Go's linker, in the form of Go 1.18. */
    static byte[] go(String modules) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
        out.write(8);
        out.write(2);
        out.writeBytes(new byte[16]);
        for (String text : new String[] {"go1.22.1", "0123456789abcdef" + modules + "fedcba9876543210"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int length = bytes.length; ; length >>= 7) {
                out.write(length < 0x80 ? length : length & 0x7f | 0x80);
                if (length < 0x80) {
                    break;
                }
            }
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void cratesAndModulesBecomeComponents() throws IOException {
        EmbeddedLists lists = read(ElfBuilder.usual()
                .section(".dep-v0", 1, CargoAuditDataTest.section("""
                        {"packages":[
                          {"name":"libc","version":"0.2.155","source":"crates.io"},
                          {"name":"cc","version":"1.0.90","source":"crates.io","kind":"build"},
                          {"name":"tool","version":"1.0.0","source":"local","root":true}]}
                        """))
                .section(
                        ".go.buildinfo",
                        1,
                        go("path\texample.com/tool\nmod\texample.com/tool\tv1\ndep\tgolang.org/x/Sys\tv0.20.0\th1:x=\n"
                                + "build\tCGO_ENABLED=0\n")));

        assertThat(lists.components())
                .extracting(EmbeddedComponent::purl, EmbeddedComponent::source, EmbeddedComponent::buildOnly)
                .containsExactly(
                        tuple("pkg:cargo/cc@1.0.90", "crates.io", true),
                        tuple("pkg:cargo/libc@0.2.155", "crates.io", false),
                        tuple("pkg:golang/golang.org/x/sys@v0.20.0", null, false),
                        tuple("pkg:golang/stdlib@1.22.1", null, false));
        assertThat(lists.crates()).isTrue();
        assertThat(lists.wholeGoProgram()).isTrue();
        assertThat(lists.problem()).isNull();
    }

    @Test
    void withCgoALinkerTookMoreThanModules() throws IOException {
        EmbeddedLists lists = read(
                ElfBuilder.usual().section(".go.buildinfo", 1, go("path\texample.com/tool\nbuild\tCGO_ENABLED=1\n")));

        assertThat(lists.wholeGoProgram()).isFalse();
        assertThat(lists.components()).hasSize(1);
    }

    @Test
    void aDamagedListIsNamedAndNotUsed() throws IOException {
        EmbeddedLists lists = read(ElfBuilder.usual().section(".dep-v0", 1, new byte[] {1, 2, 3, 4}));

        assertThat(lists.components()).isEmpty();
        assertThat(lists.crates()).isFalse();
        assertThat(lists.problem()).startsWith(".dep-v0 is not compressed");
    }

    @Test
    void aFileWithoutListsNamesNothing() throws IOException {
        assertThat(read(ElfBuilder.usual()).components()).isEmpty();
        assertThat(EmbeddedLists.of(Files.writeString(folder.resolve("text"), "no ELF"))
                        .components())
                .isEmpty();
    }
}

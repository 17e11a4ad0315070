package dev.freestand.verifier.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.SectionUsage;
import dev.freestand.core.size.SizeChange;
import dev.freestand.core.size.SizeJson;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.size.SymbolSizes;
import dev.freestand.core.size.TextChange;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.SizeText;
import dev.freestand.verifier.inspect.Inspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures of made-up files; real ones are in {@link SizeReaderIT}. */
class SizeReaderTest {

    @TempDir
    private Path folder;

    private Path put(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] file(int text, String... needed) {
        ElfBuilder elf = ElfBuilder.usual().section(".text", 1, new byte[text]);
        for (String name : needed) {
            elf.needed(name);
        }
        return elf.version("libc.so.6", text > 50 ? "GLIBC_2.34" : "GLIBC_2.17").build();
    }

    @Test
    void everyByteIsCountedOnce() throws Exception {
        Path file = put("a", file(100));
        SizeReport report = SizeReader.read(file, null, null);
        assertThat(report.sections()).contains(new SectionUsage(".text", 100, 100));
        assertThat(report.other()
                        + report.sections().stream()
                                .mapToLong(SectionUsage::file)
                                .sum())
                .isEqualTo(Files.size(file));
        assertThat(report.symbols()).isNull();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void differenceNamesWhatChanged() throws Exception {
        Path a = put("a", file(40, "libz.so.1"));
        Path b = put("b", file(100, "libm.so.6"));
        Inspector inspector = Inspector.withoutWitnesses();
        FileReport before = inspector.inspect(a);
        FileReport after = inspector.inspect(b);
        BinaryDiff diff = BinaryDiff.of(before, SizeReader.read(a, null, null), after, SizeReader.read(b, null, null));
        assertThat(diff.identical()).isFalse();
        assertThat(diff.sections()).contains(new SizeChange(".text", 40, 100));
        assertThat(diff.neededAdded()).containsExactly("libm.so.6");
        assertThat(diff.neededRemoved()).containsExactly("libz.so.1");
        assertThat(diff.facts()).contains(new TextChange("floor GLIBC", "2.17", "2.34"));
        assertThat(SizeText.print(diff, ColourMode.PLAIN))
                .contains("+60 (40 -> 100)  .text", "floor GLIBC: 2.17 -> 2.34");
        assertThat(SizeJson.print(diff)).contains("\"schema\": \"freestand/diff/1\"", "\"delta\": 60");
        BinaryDiff same = BinaryDiff.of(before, SizeReader.read(a, null, null), before, SizeReader.read(a, null, null));
        assertThat(same.identical()).isTrue();
        assertThat(same.sections()).isEmpty();
        assertThat(same.facts()).isEmpty();
    }

    @Test
    void namesFromAFileCannotReachTheTerminal() throws Exception {
        byte[] bytes = ElfBuilder.usual().section("\u001b[31m", 1, new byte[9]).build();
        assertThat(SizeText.print(SizeReader.read(put("a", bytes), null, null), ColourMode.PLAIN))
                .doesNotContain("\u001b");
    }

    @Test
    void whatIsNoMapOrTwinIsSaid() throws Exception {
        Path text = put("text", "hello".getBytes());
        SizeReport report = SizeReader.read(put("a", file(100)), text, text);
        assertThat(report.symbols()).isNull();
        assertThat(report.libraries()).isNull();
        assertThat(report.problems()).hasSize(2);
        assertThat(SizeText.print(report, ColourMode.PLAIN))
                .contains("INCOMPLETE: the symbols of ", "INCOMPLETE: the map ");
        assertThatThrownBy(() -> MapReader.read(put("b", file(100)), folder)).isInstanceOf(IOException.class);
    }

    @Test
    void damagedTablesGiveAnAnswerOrAReason() throws Exception {
        byte[] sound = ElfBuilder.usual()
                .section(".symtab", 2, new byte[96])
                .section(".strtab", 3, new byte[10])
                .build();
        ElfHeader header = ElfReader.read(ByteSource.of(sound)).header();
        int headerSize = 64;
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = sound.clone();
            for (int j = 0; j < 3; j++) {
                bytes[headerSize + random.nextInt(bytes.length - headerSize)] = (byte) random.nextInt();
            }
            try {
                assertThat(SymbolSizes.of(header, ByteSource.of(bytes))).isNotNull();
            } catch (ElfFormatException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 999);
    }
}

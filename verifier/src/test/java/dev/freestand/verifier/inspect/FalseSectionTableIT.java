package dev.freestand.verifier.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.Fixtures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs whose section table was made to say something nicer. */
class FalseSectionTableIT {

    private static final int TYPE = 4;
    private static final int SIZE = 32;

    @TempDir
    Path folder;

    private static ByteBuffer original() throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(Fixtures.of("musl-static"))).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the header of a section is. */
    private static int header(ByteBuffer bytes, String name) {
        int table = (int) bytes.getLong(40);
        int names = (int) bytes.getLong(table + 64 * bytes.getShort(62) + 24);
        for (int at = table; ; at += 64) {
            byte[] found = Arrays.copyOfRange(
                    bytes.array(), names + bytes.getInt(at), names + bytes.getInt(at) + name.length() + 1);
            if (new String(found, StandardCharsets.US_ASCII).equals(name + "\0")) {
                return at;
            }
        }
    }

    private FileReport inspect(ByteBuffer bytes) throws IOException {
        return Inspector.withoutWitnesses().inspect(Files.write(folder.resolve("program"), bytes.array()));
    }

    private void expectDistrust(ByteBuffer bytes) throws IOException {
        FileReport report = inspect(bytes);
        assertThat(report.stripped()).isNull();
        assertThat(report.sections()).isEmpty();
    }

    @Test
    void aCorrectTableIsAccepted() throws Exception {
        assertThat(inspect(original()).stripped()).isFalse();
        assertThat(inspect(original()).sections()).isNotEmpty();
    }

    @Test
    void aSymbolTableUnderAnotherTypeIsNoticed() throws Exception {
        ByteBuffer bytes = original();
        bytes.putInt(header(bytes, ".symtab") + TYPE, 1);
        expectDistrust(bytes);

        int table = header(bytes, ".symtab");
        bytes.putInt(table, bytes.getInt(header(bytes, ".comment")));
        expectDistrust(bytes);
    }

    @Test
    void aTextSectionMadeSmallIsNoticed() throws Exception {
        ByteBuffer bytes = original();
        bytes.putLong(header(bytes, ".text") + SIZE, 16);
        expectDistrust(bytes);
    }

    @Test
    void anotherTableAtTheEndIsNoticed() throws Exception {
        ByteBuffer old = original();
        int names = header(old, ".shstrtab");
        int text = header(old, ".text");
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(old.array(), old.capacity() + 192))
                .order(ByteOrder.LITTLE_ENDIAN);
        System.arraycopy(old.array(), text, bytes.array(), old.capacity() + 64, 64);
        System.arraycopy(old.array(), names, bytes.array(), old.capacity() + 128, 64);
        bytes.putLong(40, old.capacity());
        bytes.putShort(60, (short) 3).putShort(62, (short) 2);
        expectDistrust(bytes);
    }

    @Test
    void sectionsThatOverlapAreNoticed() throws Exception {
        ByteBuffer bytes = original();
        int text = header(bytes, ".text");
        bytes.putLong(text + SIZE, bytes.getLong(text + SIZE) + 4096);
        expectDistrust(bytes);
    }

    @Test
    void debugInformationUnderAnotherNameIsNoticed() throws Exception {
        Path program = folder.resolve("debug");
        Fixtures.run("gcc", "-g", "puts.c", "-o", program.toString());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(header(bytes, ".debug_info"), bytes.getInt(header(bytes, ".comment")));
        expectDistrust(bytes);
    }
}

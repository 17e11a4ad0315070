package dev.freestand.junit;

import static dev.freestand.junit.FreestandAssertions.assertThatBinary;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.facts.LibcFlavour;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryAssertTest {

    private static final int HEADERS = 64 + 56;

    /** exit(0): mov $60, %eax; xor %edi, %edi; syscall. */
    private static final byte[] CODE = {(byte) 0xb8, 60, 0, 0, 0, 0x31, (byte) 0xff, 0x0f, 0x05};

    private static final int SIZE = HEADERS + CODE.length;

    @TempDir
    private Path folder;

    private Path smallest;

    @BeforeEach
    void write() throws IOException {
        smallest = elf("smallest", CODE);
    }

    /** An ELF header, one segment and its code: static, without a C library or sections. */
    private Path elf(String name, byte[] code) throws IOException {
        int size = HEADERS + code.length;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        elf.putShort((short) 2)
                .putShort((short) 62)
                .putInt(1)
                .putLong(0x400078)
                .putLong(64)
                .putLong(0);
        elf.putInt(0)
                .putShort((short) 64)
                .putShort((short) 56)
                .putShort((short) 1)
                .position(64);
        elf.putInt(1).putInt(5).putLong(0).putLong(0x400000).putLong(0);
        elf.putLong(size).putLong(size).putLong(0x1000).put(code);
        return Files.write(folder.resolve(name), elf.array());
    }

    @Test
    void whatHoldsPasses() {
        assertThatBinary(smallest.toString())
                .isStatic()
                .hasLibc("none")
                .needsAtMostGlibc("2.28")
                .needsOnly()
                .hasNoRpath()
                .isNotLargerThan(SIZE);
    }

    @Test
    void aFailureNamesFileExpectationFindingAndEvidence() {
        assertThatThrownBy(() -> assertThatBinary(smallest).as("the tool").isDynamic())
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)\\[the tool] \\S+/smallest\n  expected: dynamic\n  found:    static\n"
                        + "  evidence: .*PT_INTERP.*");
        assertThatThrownBy(() -> assertThatBinary(smallest).isStaticPie())
                .hasMessageContaining("expected: static-pie\n  found:    static, not position-independent");
        assertThatThrownBy(() -> assertThatBinary(smallest).isNotLargerThan(SIZE - 1))
                .hasMessageContaining("expected: at most 128 bytes\n  found:    129 bytes");
    }

    /** A header without code says nothing of a program. */
    @Test
    void whatIsNotKnownFails() throws IOException {
        Path header = elf("header", new byte[0]);
        assertThatThrownBy(() -> assertThatBinary(header).isStatic())
                .hasMessageContaining("expected: static\n  found:    not known\n  evidence: e_entry");
        assertThatThrownBy(() -> assertThatBinary(header).isDynamic()).hasMessageContaining("found:    not known");
        assertThatThrownBy(() -> assertThatBinary(header).hasLibc(LibcFlavour.MUSL))
                .hasMessageContaining("expected: libc musl\n  found:    not known\n  evidence: ");
        assertThatThrownBy(() -> assertThatBinary(header).needsAtMostGlibc("2.28"))
                .hasMessageContaining("expected: at most glibc 2.28\n  found:    not known\n  evidence: ");
        assertThatThrownBy(() -> assertThatBinary(header).hasNoHazards()).hasMessageContaining("found:    not known");
        assertThatThrownBy(() -> assertThatBinary(smallest).hasNoHazard("nss"))
                .hasMessageContaining("expected: no hazard nss\n  found:    not known");
    }

    /** Not even that it is small, or that it names no folder. */
    @Test
    void ofAFileThatCannotBeReadNothingHolds() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "text");
        assertThatThrownBy(() -> assertThatBinary(folder.resolve("absent")).isNotLargerThan(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: a file that can be read\n  found:    not known\n  evidence: ")
                .hasMessageContaining("absent");
        assertThatThrownBy(() -> assertThatBinary(folder).isStatic()).hasMessageContaining("a file that can be read");
        assertThatThrownBy(() -> assertThatBinary(text).isStatic()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThatBinary(text).needsOnly()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThatBinary(text).hasNoRpath()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThatBinary(text).needsAtMostGlibc("2.28"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThatBinary((Path) null).isStatic()).isInstanceOf(AssertionError.class);
    }

    /** A word that is not known would hold of every file. */
    @Test
    void aWrongWordIsAnError() {
        assertThatThrownBy(() -> assertThatBinary(smallest).hasLibc("mussl"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'mussl'", "musl");
        assertThatThrownBy(() -> assertThatBinary(smallest).hasLibc("unknown"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assertThatBinary(smallest).hasNoHazard("nns"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no hazard is called 'nns'");
        assertThatThrownBy(() -> assertThatBinary(smallest).needsAtMostGlibc("two"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assertThatBinary(smallest).runsOn())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no environment is named");
        assertThatThrownBy(() -> assertThatBinary(smallest).runsOn("debain-12"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no environment 'debain-12'");
        assertThatCode(() -> assertThatBinary(smallest).running("x").exits(300).on("scratch"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

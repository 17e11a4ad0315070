package dev.freestand.containers.probe;

import dev.freestand.verifier.policy.Content;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The control for processors other than the machine's own: a static ELF file put together by hand, since no compiler for
 * them need be there. It does what the probe's own control does: writes {@code control} and ends with status 42. Where it
 * does not, the emulator is to blame.
 */
final class ForeignControl {

    /** Machine codes of the ELF header. */
    private static final int EM_AARCH64 = 183;

    private static final int EM_RISCV = 243;

    /** write(1, text, 8); exit(42); the text follows. */
    private static final int[] AARCH64 = {
        0xd2800020, // mov x0, #1
        0x100000e1, // adr x1, the text
        0xd2800102, // mov x2, #8
        0xd2800808, // mov x8, #64
        0xd4000001, // svc #0
        0xd2800540, // mov x0, #42
        0xd2800ba8, // mov x8, #93
        0xd4000001, // svc #0
    };

    private static final int[] RISCV64 = {
        0x00100513, // li a0, 1
        0x00000597, // auipc a1, 0
        0x02058593, // addi a1, a1, 32: the text
        0x00800613, // li a2, 8
        0x04000893, // li a7, 64
        0x00000073, // ecall
        0x02a00513, // li a0, 42
        0x05d00893, // li a7, 93
        0x00000073, // ecall
    };

    private static final String TEXT = "control\n";
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final long ADDRESS = 0x400000;

    private ForeignControl() {}

    /**
     * The file for a machine, in the words of {@code FileReport.machine}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Content of(String machine) {
        return switch (machine) {
            case "aarch64" -> file(EM_AARCH64, AARCH64);
            case "riscv64" -> file(EM_RISCV, RISCV64);
            default -> throw new IllegalArgumentException("there is no control program for " + machine);
        };
    }

    private static Content file(int machine, int[] code) {
        int size = HEADER + PROGRAM_HEADER + code.length * Integer.BYTES + TEXT.length();
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        // ET_EXEC, version 1, entry behind both headers, program header behind this one, no sections.
        file.putShort((short) 2).putShort((short) machine).putInt(1);
        file.putLong(ADDRESS + HEADER + PROGRAM_HEADER)
                .putLong(HEADER)
                .putLong(0)
                .putInt(0);
        file.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 1);
        file.position(HEADER);
        // PT_LOAD of the whole file, readable and executable, on a page of its own.
        file.putInt(1).putInt(5).putLong(0).putLong(ADDRESS).putLong(ADDRESS);
        file.putLong(size).putLong(size).putLong(0x1000);
        for (int instruction : code) {
            file.putInt(instruction);
        }
        file.put(TEXT.getBytes(StandardCharsets.US_ASCII));
        return Content.of(file.array());
    }
}

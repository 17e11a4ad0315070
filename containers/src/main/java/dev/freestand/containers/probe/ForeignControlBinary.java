package dev.freestand.containers.probe;

import dev.freestand.verifier.policy.Content;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The control for processors other than the machine's own: a static ELF file put together by hand, since no compiler for
 * them need be there. It does what the probe's own control does: writes {@code control} and ends with status 42. Where it
 * does not, the emulator is to blame.
 */
enum ForeignControlBinary {
    X86_64("x86-64", 62, 64, 0, """
            b801000000      mov eax, 1
            bf01000000      mov edi, 1
            488d3513000000  lea rsi, text
            ba08000000      mov edx, 8
            0f05            syscall
            b83c000000      mov eax, 60
            bf2a000000      mov edi, 42
            0f05            syscall
            """),
    AARCH64("aarch64", 183, 64, 0, """
            200080d2  mov x0, 1
            e1000010  adr x1, text
            020180d2  mov x2, 8
            080880d2  mov x8, 64
            010000d4  svc 0
            400580d2  mov x0, 42
            a80b80d2  mov x8, 93
            010000d4  svc 0
            """),
    RISCV64("riscv64", 243, 64, 0, """
            13051000  li a0, 1
            97050000  auipc a1, 0
            93850502  addi a1, a1, 32: text
            13068000  li a2, 8
            93080004  li a7, 64
            73000000  ecall
            1305a002  li a0, 42
            9308d005  li a7, 93
            73000000  ecall
            """),
    I386("i386", 3, 32, 0, """
            b804000000  mov eax, 4
            bb01000000  mov ebx, 1
            b976004000  mov ecx, text
            ba08000000  mov edx, 8
            cd80        int 0x80
            b801000000  mov eax, 1
            bb2a000000  mov ebx, 42
            cd80        int 0x80
            """),
    /** With the flags of the fifth EABI. */
    ARM("arm", 40, 32, 0x05000000, """
            0100a0e3  mov r0, 1
            14108fe2  add r1, pc, 20: text
            0820a0e3  mov r2, 8
            0470a0e3  mov r7, 4
            000000ef  svc 0
            2a00a0e3  mov r0, 42
            0170a0e3  mov r7, 1
            000000ef  svc 0
            """),
    /** With the flags of the second ELF ABI. */
    PPC64LE("ppc64le", 21, 64, 2, """
            01006038  li r3, 1
            4000803c  lis r4, 0x40
            9c008460  ori r4, r4, 0x9c: text
            0800a038  li r5, 8
            04000038  li r0, 4
            02000044  sc
            2a006038  li r3, 42
            01000038  li r0, 1
            02000044  sc
            """),
    S390X("s390x", 22, 64, ByteOrder.BIG_ENDIAN, 0, """
            a7290001      lghi r2, 1
            c03000000009  larl r3, text
            a7490008      lghi r4, 8
            0a04          svc 4
            a729002a      lghi r2, 42
            0a01          svc 1
            """),
    /** With the flags of the second release of MIPS64. */
    MIPS64EL("mips64el", 8, 64, 0x80000000, """
            01000424  li a0, 1
            4000053c  lui a1, 0x40
            9c00a534  ori a1, a1, 0x9c: text
            08000624  li a2, 8
            89130224  li v0, 5001
            0c000000  syscall
            2a000424  li a0, 42
            c2130224  li v0, 5058
            0c000000  syscall
            """),
    /** With the flags of the first object file ABI and registers for doubles. */
    LOONGARCH64("loongarch64", 258, 64, 0x43, """
            04048003  ori a0, zero, 1
            e5000018  pcaddi a1, 7: text
            06208003  ori a2, zero, 8
            0b008103  ori a7, zero, 64
            00002b00  syscall 0
            04a88003  ori a0, zero, 42
            0b748103  ori a7, zero, 93
            00002b00  syscall 0
            """);

    private static final String TEXT = "control\n";
    private static final int ADDRESS = 0x400000;

    private final String machine;
    private final int code;
    private final int bits;
    private final ByteOrder order;
    private final int flags;
    private final byte[] instructions;

    /** Of a little-endian machine. */
    ForeignControlBinary(String machine, int code, int bits, int flags, String listing) {
        this(machine, code, bits, ByteOrder.LITTLE_ENDIAN, flags, listing);
    }

    /**
     * @param machine the words of {@code FileReport.machine}
     * @param code of the machine, in the ELF header
     * @param bits 32 or 64
     * @param order of everything in the headers
     * @param flags of the machine, in the ELF header
     * @param listing write(1, text, 8); exit(42), one instruction a line, its bytes first; the text follows
     */
    ForeignControlBinary(String machine, int code, int bits, ByteOrder order, int flags, String listing) {
        this.machine = machine;
        this.code = code;
        this.bits = bits;
        this.order = order;
        this.flags = flags;
        this.instructions = HexFormat.of()
                .parseHex(listing.lines()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.joining()));
    }

    /**
     * The file for a machine, in the words of {@code FileReport.machine}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Content of(String machine) {
        for (ForeignControlBinary each : values()) {
            if (each.machine.equals(machine)) {
                return each.file();
            }
        }
        throw new IllegalArgumentException("there is no control program for " + machine);
    }

    private Content file() {
        boolean wide = bits == 64;
        int header = wide ? 64 : 52;
        int programHeader = wide ? 56 : 32;
        int size = header + programHeader + instructions.length + TEXT.length();
        ByteBuffer file = ByteBuffer.allocate(size).order(order);
        file.put(new byte[] {
            0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2), 1
        });
        // ET_EXEC, version 1, entry behind both headers, program header behind this one, no sections.
        file.position(16).putShort((short) 2).putShort((short) code).putInt(1);
        word(file, ADDRESS + header + programHeader);
        word(file, header);
        word(file, 0);
        file.putInt(flags)
                .putShort((short) header)
                .putShort((short) programHeader)
                .putShort((short) 1);
        // PT_LOAD of the whole file, readable and executable, on a page of its own; the flags stand elsewhere in 32
        // bits.
        file.position(header).putInt(1);
        if (wide) {
            file.putInt(5);
        }
        for (int value : new int[] {0, ADDRESS, ADDRESS, size, size}) {
            word(file, value);
        }
        if (!wide) {
            file.putInt(5);
        }
        word(file, 0x1000);
        file.put(instructions).put(TEXT.getBytes(StandardCharsets.US_ASCII));
        return Content.of(file.array());
    }

    private void word(ByteBuffer file, int value) {
        if (bits == 64) {
            file.putLong(value);
        } else {
            file.putInt(value);
        }
    }
}

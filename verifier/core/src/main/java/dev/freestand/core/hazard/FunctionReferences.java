package dev.freestand.core.hazard;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.elf.Segment;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which functions the program refers to, on x86: by a displacement in code behind a call, a jump or a lea, or by the
 * address itself. Every place is tried, whether or not an instruction begins there, so that none is missed; a false
 * match takes both the right opcode and the right number. A displacement of 0 is padding.
 */
final class FunctionReferences {

    /** Most bytes looked through, 256 MiB. */
    static final long MAX_SCAN = 256L << 20;

    private static final int CHUNK = 1 << 16;
    private static final int WIDTH = 4;
    /** Opcode bytes before a displacement that are looked at. */
    private static final int LEAD = 2;

    private final ElfFile file;
    private final ByteSource source;
    /** Programs at fixed addresses hold addresses in instructions too, at any place. */
    private final boolean fixed;

    private final byte[] buffer = new byte[LEAD + CHUNK + 2 * WIDTH];

    FunctionReferences(ElfFile file, ByteSource source) {
        this.file = file;
        this.source = source;
        this.fixed =
                file.header().type() == ElfConstants.ET_EXEC || file.header().bits() == 32;
    }

    /** Whether references can be determined on this machine, and in a file of this size. */
    boolean tellable() {
        int machine = file.header().machine();
        long size =
                file.segments(ElfConstants.PT_LOAD).mapToLong(Segment::fileSize).sum();
        return (machine == ElfConstants.EM_X86_64 || machine == ElfConstants.EM_386) && size >= 0 && size <= MAX_SCAN;
    }

    /** The names that are referred to, of these with their addresses. */
    Set<String> to(Map<String, Long> addresses) throws IOException {
        Set<String> found = new HashSet<>();
        if (addresses.isEmpty()) {
            return found;
        }
        String[] names = addresses.keySet().toArray(String[]::new);
        int[] targets = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            // Programs of the small code model lie within 2 GiB, so the low halves distinguish them.
            targets[i] = addresses.getOrDefault(names[i], 0L).intValue();
        }
        for (Segment load : file.segments(ElfConstants.PT_LOAD).toList()) {
            for (long at = 0; at < load.fileSize(); at += CHUNK) {
                int lead = at == 0 ? 0 : LEAD;
                int wanted = (int) Math.min((long) lead + CHUNK + 2 * WIDTH - 1, load.fileSize() - at + lead);
                int length = source.read(load.offset() + at - lead, buffer, 0, wanted);
                look(names, targets, found, length, (int) (load.address() + at - lead), load.executable());
                if (length < wanted) {
                    break;
                }
            }
        }
        return found;
    }

    private void look(String[] names, int[] targets, Set<String> found, int length, int address, boolean code) {
        for (int i = 0; i + WIDTH <= length; i++) {
            int value = Endianness.LITTLE.i32(buffer, i);
            int relative = value + address + i + WIDTH;
            for (int name = 0; name < targets.length; name++) {
                boolean itself = value == targets[name] && address(i, address, length, code);
                boolean reached = code && value != 0 && relative == targets[name] && opcode(i);
                if (itself || reached) {
                    found.add(names[name]);
                }
            }
        }
    }

    /** call, jmp, jcc, or an instruction whose operand is relative to its end (ModRM: mod 00, rm 101), such as lea. */
    private boolean opcode(int displacement) {
        int last = displacement < 1 ? 0 : Byte.toUnsignedInt(buffer[displacement - 1]);
        int before = displacement < 2 ? 0 : Byte.toUnsignedInt(buffer[displacement - 2]);
        return last == 0xe8 || last == 0xe9 || (before == 0x0f && (last & 0xf0) == 0x80) || (last & 0xc7) == 0x05;
    }

    /**
     * Whether a number can be an address. Code at fixed addresses holds them in its instructions, in half. Data of 64
     * bits holds them in whole; those of position-independent programs at multiples of 8, for the start code to
     * relocate, and they are small numbers, which elsewhere mean something else.
     */
    private boolean address(int at, int address, int length, boolean code) {
        if (fixed && (code || file.header().bits() == 32)) {
            return true;
        }
        boolean whole = at + 2 * WIDTH <= length && Endianness.LITTLE.i32(buffer, at + WIDTH) == 0;
        return whole && (fixed || (address + at) % (2 * WIDTH) == 0);
    }
}

package dev.freestand.core.libc;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Hex;
import dev.freestand.core.elf.Segment;
import java.io.IOException;
import java.util.Optional;

/**
 * The first instructions of a program, which the C library's crt1.o brings.
 *
 * @param machine e_machine
 * @param offset where they are in the file
 * @param hex up to {@link #LENGTH} bytes in lower-case hex; empty where the entry point is in no executable segment
 */
record EntryPoint(int machine, long offset, String hex) {

    private static final int LENGTH = 56;

    static EntryPoint of(ElfFile file, ByteSource source) throws IOException {
        int machine = file.header().machine();
        // The lowest bit makes an ARM processor run the code as Thumb.
        long address = file.header().entry() & (machine == ElfConstants.EM_ARM ? ~1L : ~0L);
        Optional<Segment> load = file.segments(ElfConstants.PT_LOAD)
                .filter(segment -> segment.executable() && segment.holds(address))
                .findFirst();
        if (load.isEmpty()) {
            return new EntryPoint(machine, 0, "");
        }
        long offset = load.get().offset() + (address - load.get().address());
        byte[] code = new byte[LENGTH];
        int length = source.read(offset, code, 0, LENGTH);
        return new EntryPoint(machine, offset, Hex.of(code, length));
    }
}

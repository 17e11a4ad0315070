package dev.freestand.containers.portability;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.verifier.file.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/** What only the file itself can show about why it failed: nothing where it cannot be read any more. */
final class ArtifactEvidence {

    /** Most bytes of code that are looked through; programs from the time of vsyscall are far smaller. */
    private static final long MOST_CODE = 64L << 20;

    private static final int CHUNK = 1 << 16;
    /** Longest encoding of the address with what stands before it. */
    private static final int OVERLAP = 16;

    private ArtifactEvidence() {}

    /** Whether its permissions let any user execute it. */
    static boolean executableByAll(Path artifact) {
        try {
            return Files.getPosixFilePermissions(artifact).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * Whether its code has an address in the vsyscall page (0xffffffffff600000 and the next three of its functions), as C
     * libraries before 2012 called it for gettimeofday, time and getcpu.
     */
    static boolean callsVsyscall(Path artifact) {
        try (FileSource source = FileSource.open(artifact)) {
            List<Segment> code = ElfReader.read(source)
                    .segments(ElfConstants.PT_LOAD)
                    .filter(Segment::executable)
                    .toList();
            long left = MOST_CODE;
            for (Segment segment : code) {
                long length = Math.min(segment.fileSize(), left);
                left -= length;
                if (found(source, segment.offset(), length)) {
                    return true;
                }
            }
            return false;
        } catch (ElfFormatException | IOException e) {
            return false;
        }
    }

    private static boolean found(FileSource source, long offset, long length) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long at = 0; at < length; at += CHUNK - OVERLAP) {
            int count = source.read(offset + at, chunk, 0, (int) Math.min(CHUNK, length - at));
            for (int i = 0; i + 4 <= count; i++) {
                if (address(chunk, i) && (immediate(chunk, i) || whole(chunk, i, count))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The lower half of one of the four addresses. */
    private static boolean address(byte[] code, int at) {
        return code[at] == 0 && (code[at + 1] & ~0x0c) == 0 && code[at + 2] == 0x60 && code[at + 3] == (byte) 0xff;
    }

    /** As an operand that the processor extends: {@code mov $imm32, %r64}, or an absolute address (SIB 0x25). */
    private static boolean immediate(byte[] code, int at) {
        return (at >= 3
                        && (code[at - 3] & 0xfe) == 0x48
                        && code[at - 2] == (byte) 0xc7
                        && (code[at - 1] & 0xf8) == 0xc0)
                || (at >= 1 && code[at - 1] == 0x25);
    }

    private static boolean whole(byte[] code, int at, int count) {
        for (int i = at + 4; i < at + 8; i++) {
            if (i >= count || code[i] != (byte) 0xff) {
                return false;
            }
        }
        return true;
    }
}

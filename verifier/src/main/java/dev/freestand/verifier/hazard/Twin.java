package dev.freestand.verifier.hazard;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Segment;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Whether two files are one program, one of them stripped. Any other file's symbols would speak of another program. */
final class Twin {

    private static final int CHUNK = 1 << 16;

    private Twin() {}

    /**
     * The same build id; without build ids the same code, byte for byte, at the same addresses. The headers are not
     * compared, for stripping changes them.
     */
    static boolean same(ElfFile file, ByteSource source, ElfFile other, ByteSource otherSource) throws IOException {
        if (file.header().machine() != other.header().machine()
                || file.header().entry() != other.header().entry()) {
            return false;
        }
        String id = file.notes().buildId();
        String otherId = other.notes().buildId();
        if (id != null && otherId != null) {
            return id.equals(otherId);
        }
        List<Segment> code = code(file);
        List<Segment> otherCode = code(other);
        if (code.isEmpty() || code.size() != otherCode.size()) {
            return false;
        }
        long left = References.MAX_SCAN;
        for (int i = 0; i < code.size(); i++) {
            Segment one = code.get(i);
            Segment two = otherCode.get(i);
            left -= one.fileSize();
            // A segment that begins with the headers cannot be compared; then only a build id will do.
            if (one.offset() == 0
                    || left < 0
                    || one.address() != two.address()
                    || one.fileSize() == 0
                    || one.fileSize() != two.fileSize()
                    || !equal(source, one.offset(), otherSource, two.offset(), one.fileSize())) {
                return false;
            }
        }
        return true;
    }

    private static List<Segment> code(ElfFile file) {
        return file.segments(ElfConstants.PT_LOAD).filter(Segment::executable).toList();
    }

    private static boolean equal(ByteSource source, long at, ByteSource other, long otherAt, long size)
            throws IOException {
        byte[] left = new byte[CHUNK];
        byte[] right = new byte[CHUNK];
        for (long done = 0; done < size; done += CHUNK) {
            int wanted = (int) Math.min(CHUNK, size - done);
            int length = source.read(at + done, left, 0, wanted);
            int otherLength = other.read(otherAt + done, right, 0, wanted);
            if (length != wanted || otherLength != wanted || !Arrays.equals(left, 0, wanted, right, 0, wanted)) {
                return false;
            }
        }
        return true;
    }
}

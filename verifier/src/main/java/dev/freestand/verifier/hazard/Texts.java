package dev.freestand.verifier.hazard;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks for texts in what is loaded. */
final class Texts {

    private static final int CHUNK = 1 << 16;
    private static final int OVERLAP = 64;

    private Texts() {}

    /** Which of these texts, of 64 bytes at most, the file has in its first {@link References#MAX_SCAN} loaded bytes. */
    static Set<String> in(ElfFile file, ByteSource source, List<String> wanted) throws IOException {
        Set<String> found = new TreeSet<>();
        List<String> left = new ArrayList<>(wanted);
        byte[] buffer = new byte[CHUNK + OVERLAP];
        long budget = References.MAX_SCAN;
        for (Segment load : file.segments(ElfConstants.PT_LOAD).toList()) {
            long end = Math.min(load.fileSize(), budget);
            budget -= end;
            for (long at = 0; at < end; at += CHUNK) {
                int length = source.read(load.offset() + at, buffer, 0, (int) Math.min(buffer.length, end - at));
                if (length <= 0) {
                    break;
                }
                String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                left.removeIf(one -> text.contains(one) && found.add(one));
            }
        }
        return found;
    }
}

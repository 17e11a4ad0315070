package dev.freestand.verifier.hazard;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.Needles;
import dev.freestand.verifier.elf.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks for texts in what is loaded. */
final class Texts {

    private static final int CHUNK = 1 << 16;

    private Texts() {}

    /**
     * Which of these texts, of 4 bytes at least, the file has in its first {@link References#MAX_SCAN} loaded bytes.
     */
    static Set<String> in(ElfFile file, ByteSource source, List<String> wanted) throws IOException {
        Set<String> found = new TreeSet<>();
        Needles needles = new Needles(wanted.stream()
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toList());
        byte[] buffer = new byte[CHUNK + needles.longest()];
        long budget = References.MAX_SCAN;
        for (Segment load : file.segments(ElfConstants.PT_LOAD).toList()) {
            long end = Math.min(load.fileSize(), budget);
            budget -= end;
            for (long at = 0; at < end && found.size() < wanted.size(); at += CHUNK) {
                int length = source.read(load.offset() + at, buffer, 0, (int) Math.min(buffer.length, end - at));
                if (length <= 0) {
                    break;
                }
                needles.look(buffer, length, (text, index) -> found.add(wanted.get(text)));
            }
        }
        return found;
    }
}

package dev.freestand.core.elf.search;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Section;
import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code .gnu_debuglink}, by which GDB finds a separate debug file: its name, and at the next multiple of four
 * its CRC-32 (GDB manual, Separate Debug Files).
 */
final class DebugLink {

    private static final String SECTION = ".gnu_debuglink";
    private static final int LONGEST = 4096 + 8;
    private static final int SUM = 4;
    private static final int CHUNK = 1 << 16;
    /** Longest debug file whose sum is made, 4 GiB. */
    private static final long LONGEST_FILE = 1L << 32;

    private DebugLink() {}

    /** Whether a file names this debug file by its checksum; null where it names none. */
    static @Nullable Boolean names(ElfFile file, ByteSource source, ByteSource debugFile) throws IOException {
        for (Section section : file.sections().all()) {
            boolean sound = section.type() != ElfConstants.SHT_NOBITS
                    && section.size() > SUM
                    && section.size() <= LONGEST
                    && section.size() % SUM == 0;
            if (section.name().equals(SECTION) && sound) {
                byte[] content = new byte[(int) section.size()];
                boolean whole = source.read(section.offset(), content, 0, content.length) == content.length;
                int wanted = file.header().byteOrder().i32(content, content.length - SUM);
                return whole && debugFile.size() <= LONGEST_FILE && wanted == sum(debugFile);
            }
        }
        return null;
    }

    private static int sum(ByteSource source) throws IOException {
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[CHUNK];
        long at = 0;
        int count = source.read(at, buffer, 0, CHUNK);
        while (count > 0) {
            sum.update(buffer, 0, count);
            at += count;
            count = source.read(at, buffer, 0, CHUNK);
        }
        return (int) sum.getValue();
    }
}

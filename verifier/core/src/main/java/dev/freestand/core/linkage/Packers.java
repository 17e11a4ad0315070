package dev.freestand.core.linkage;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Recognises programs that unpack another program from themselves. Their segments describe the unpacker: a packed
 * dynamic program looks static.
 */
public final class Packers {

    private static final String UPX = "UPX!";
    private static final int HEAD = 4096;
    private static final int CHECKSUM = 4;

    private Packers() {}

    /**
     * The packer's name, or an empty text. UPX puts a record right behind the program headers, whose second word is its
     * mark, and leaves no section table. The mark elsewhere near the start counts where there is no table, or none that
     * is to be trusted.
     */
    public static String name(ElfFile file, ByteSource source) throws IOException {
        if (file.segments().isEmpty()) {
            return "";
        }
        if (file.sections().available()) {
            byte[] mark = new byte[UPX.length()];
            ElfHeader header = file.header();
            long behind = header.segmentOffset()
                    + (long) header.segmentEntrySize() * file.segments().size();
            int length = source.read(behind + CHECKSUM, mark, 0, mark.length);
            return new String(mark, 0, length, StandardCharsets.ISO_8859_1).equals(UPX) ? "UPX" : "";
        }
        byte[] head = new byte[HEAD];
        int length = source.read(0, head, 0, HEAD);
        return new String(head, 0, length, StandardCharsets.ISO_8859_1).contains(UPX) ? "UPX" : "";
    }
}

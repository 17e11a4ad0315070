package dev.freestand.verifier.linkage;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Recognises programs that unpack another program from themselves. Their segments describe the unpacker: a packed
 * dynamic program looks static.
 */
public final class Packers {

    private static final String UPX = "UPX!";
    private static final int HEAD = 4096;

    private Packers() {}

    /**
     * The packer's name, or an empty text. UPX leaves its mark behind the program headers and no section table; one
     * that is not to be trusted counts as none.
     */
    public static String name(ElfFile file, ByteSource source) throws IOException {
        if (file.sections().available()) {
            return "";
        }
        byte[] head = new byte[HEAD];
        int length = source.read(0, head, 0, HEAD);
        return new String(head, 0, length, StandardCharsets.ISO_8859_1).contains(UPX) ? "UPX" : "";
    }
}

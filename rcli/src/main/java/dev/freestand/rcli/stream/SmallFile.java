package dev.freestand.rcli.stream;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.Posix;
import java.util.Arrays;

/** Reads a file that is small, and secret as a rule: nothing of it stays in memory but what is returned. */
public final class SmallFile {
    private SmallFile() {}

    /**
     * Reads all of it.
     *
     * @param most where the file has more bytes than this, a few more than this are returned
     */
    public static byte[] read(Posix sys, String path, int most) throws RunException {
        return read(Input.open(sys, path), most);
    }

    /** Reads all of an input, likewise. */
    public static byte[] read(Input input, int most) throws RunException {
        byte[] content = new byte[0];
        byte[] piece = new byte[4096];
        int size = input.read(piece);
        while (size > 0 && content.length <= most) {
            byte[] longer = Arrays.copyOf(content, content.length + size);
            System.arraycopy(piece, 0, longer, content.length, size);
            Arrays.fill(content, (byte) 0);
            content = longer;
            size = input.read(piece);
        }
        Arrays.fill(piece, (byte) 0);
        return content;
    }
}

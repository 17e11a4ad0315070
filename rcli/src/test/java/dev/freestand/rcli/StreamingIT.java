package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than 4 GiB, where a count of 32 bits would have turned over, in little memory. */
class StreamingIT {
    /** 4 GiB and a bit, the bit not a multiple of any buffer. */
    private static final long SIZE = (1L << 32) + 70_001;

    /** Address space in KiB; the input is a thousand times larger. The virtual machine has its own limit, on the heap. */
    private static final int MEMORY = 64 * 1024;

    /**
     * What another implementation decrypts to as many zeros as went in is right, and the native file encrypts to the same. That
     * the zeros end behind the last one is the only difference that is found from those of the device.
     */
    @Test
    void anySizeInConstantMemory(@TempDir Path folder) throws Exception {
        String key = "000102030405060708090a0b0c0d0e0f";
        String zeros = "head -c " + SIZE + " /dev/zero | ";
        Result result = new Runner(Subject.JAR, folder)
                .shell("mkfifo copy; openssl enc -d -rc4 -K " + key + " -provider legacy -provider default <copy"
                        + " | cmp - /dev/zero 2>&1 >&2 | cat >other & " + zeros + "rcli encrypt --key " + key
                        + " | tee copy | cmp - <(" + zeros + "(ulimit -v " + MEMORY + "; '" + Subject.MUSL_STATIC.file()
                        + "' encrypt --key " + key + ")) && echo same; wait; cat other");
        assertThat(result.text())
                .as(result.err())
                .isEqualTo("same\ncmp: EOF on - after byte " + SIZE + ", in line 1\n");
    }
}

package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** More than 4 GiB, where a count of 32 bits would have turned over, in little memory. */
@ParameterizedClass
@EnumSource(
        value = Subject.class,
        names = {"JAR", "MUSL_STATIC"})
class StreamingIT extends ContractTestBase {
    /** 4 GiB and a bit, the bit not a multiple of any buffer. */
    private static final long SIZE = (1L << 32) + 70_001;

    /** Address space in KiB; the input is a thousand times larger. The virtual machine has its own limit, on the heap. */
    private static final int MEMORY = 64 * 1024;

    @Test
    void anySizeInConstantMemory() throws Exception {
        String key = "000102030405060708090a0b0c0d0e0f";
        String limit = subject == Subject.JAR ? "" : "ulimit -v " + MEMORY + "; ";
        // What another implementation decrypts to zeros, and as many as went in, is right.
        Result result = run.shell("head -c " + SIZE + " /dev/zero | (" + limit + "rcli encrypt --key " + key
                + ") | openssl enc -d -rc4 -K " + key + " -provider legacy -provider default"
                + " | cmp - <(head -c " + SIZE + " /dev/zero) && echo same");
        assertThat(result.succeeded().text()).isEqualTo("same\n");
    }
}

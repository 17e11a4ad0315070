package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** What a process left: exit code, standard output, standard error. */
record Result(int exit, byte[] out, String err) {
    String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    /** Done, and nothing was said. */
    Result succeeded() {
        assertThat(err).isEmpty();
        assertThat(exit).isZero();
        return this;
    }

    /** Failed with exactly this line. */
    void failed(int code, String line) {
        assertThat(err).isEqualTo(line + "\n");
        assertThat(exit).isEqualTo(code);
    }
}

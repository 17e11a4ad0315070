package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** What a process left: exit code, standard output, standard error; and how it was run, for messages of a test. */
record Result(int exit, byte[] out, String err, String how) {
    Result(int exit, byte[] out, String err) {
        this(exit, out, err, "");
    }

    String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    /** Done, and nothing was said. */
    Result succeeded() {
        assertThat(err).as(how).isEmpty();
        assertThat(exit).as(how).isZero();
        return this;
    }

    /** Failed with exactly this line. */
    void failed(int code, String line) {
        assertThat(err).as(how).isEqualTo(line + "\n");
        assertThat(exit).as(how).isEqualTo(code);
    }
}

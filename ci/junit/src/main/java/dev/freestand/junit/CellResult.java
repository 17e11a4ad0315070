package dev.freestand.junit;

import dev.freestand.verifier.policy.Content;
import java.nio.charset.StandardCharsets;

/** What a program did in a cell, after it ended by itself. */
public final class CellResult {

    private final int exit;
    private final Content out;
    private final Content err;

    CellResult(int exit, Content out, Content err) {
        this.exit = exit;
        this.out = out;
        this.err = err;
    }

    /** Its exit status, 0 to 255. */
    public int exit() {
        return exit;
    }

    /** All of its standard output, as UTF-8; a byte that is not becomes U+FFFD. */
    public String stdout() {
        return new String(stdoutBytes(), StandardCharsets.UTF_8);
    }

    /** All of its standard error, likewise. */
    public String stderr() {
        return new String(err.bytes(), StandardCharsets.UTF_8);
    }

    /** All of its standard output, byte for byte; a fresh array. */
    public byte[] stdoutBytes() {
        return out.bytes();
    }

    @Override
    public String toString() {
        return "exit " + exit + "\nstdout: " + stdout() + "\nstderr: " + stderr();
    }
}

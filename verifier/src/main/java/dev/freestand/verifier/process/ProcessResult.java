package dev.freestand.verifier.process;

import java.nio.charset.StandardCharsets;

/**
 * How a program ended and what it wrote.
 *
 * @param exitCode exit status, 128 + signal number where a signal ended it; meaningless when {@code timedOut}
 * @param stdout first bytes of standard output, at most the request's limit
 * @param stderr first bytes of standard error, at most the request's limit
 * @param timedOut the program was killed because its time was over
 * @param truncated at least one stream wrote more than the limit; the surplus was read and dropped
 */
// Bytes as the system gives them; two of these are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ProcessResult(int exitCode, byte[] stdout, byte[] stderr, boolean timedOut, boolean truncated) {

    /** Standard output as UTF-8; malformed bytes become U+FFFD. */
    public String out() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    /** Standard error as UTF-8; malformed bytes become U+FFFD. */
    public String err() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    /** Whether the program ended by itself with status 0 and all its output was kept. */
    public boolean succeeded() {
        return exitCode == 0 && !timedOut && !truncated;
    }
}

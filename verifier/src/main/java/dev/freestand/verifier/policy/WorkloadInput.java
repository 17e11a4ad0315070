package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.freestand.verifier.policy.value.ByteSize;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a workload reads: written down, or made, so that there can be many of them.
 *
 * @param content the bytes; null where they are made
 * @param length how many are made, at most {@link #LONGEST}; of written ones, how many there are
 * @param seed what {@link Random} is seeded with, whose {@code nextBytes} makes them; null: they are zero
 */
public record WorkloadInput(
        @Nullable Content content, long length, @Nullable Long seed) {

    /** Most bytes that are made: all inputs of a workload lie in the memory of its cell. */
    public static final long LONGEST = 128L << 20;

    /** No bytes at all. */
    public static final WorkloadInput EMPTY = new WorkloadInput(Content.EMPTY, 0, null);

    private static final int PIECE = 1 << 16;

    public WorkloadInput {
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    ByteSize.text(length) + " of input are too much: " + ByteSize.text(LONGEST) + " is the most");
        }
    }

    /** Input that the configuration spells out. */
    public static WorkloadInput of(Content content) {
        return new WorkloadInput(content, content.hex().length() / 2, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WorkloadInput ofScalar(String text) {
        return of(Content.ofText(text));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WorkloadInput ofObject(Document written, @JacksonInject(useInput = OptBoolean.FALSE) ContentFiles files) {
        long ways = Stream.of(written.hex, written.file, written.random, written.zero)
                .filter(way -> way != null)
                .count();
        if (ways != 1) {
            throw new IllegalArgumentException(
                    "write one of hex, file, random and zero, such as { random: 64 MiB, seed: 1 }");
        }
        if (written.seed != null && written.random == null) {
            throw new IllegalArgumentException("only random has a seed");
        }
        if (written.random != null) {
            return new WorkloadInput(null, written.random.bytes(), written.seed == null ? 0 : written.seed);
        }
        return written.zero != null
                ? new WorkloadInput(null, written.zero.bytes(), null)
                : of(Content.ofObject(new Content.NotText(written.hex, written.file), files));
    }

    /** Writes the whole input: the content given, or as many random bytes or zeros as are asked for. */
    public void writeTo(OutputStream out) throws IOException {
        if (content != null) {
            out.write(content.bytes());
            return;
        }
        byte[] piece = new byte[PIECE];
        Random random = seed == null ? null : new Random(seed);
        for (long left = length; left > 0; left -= PIECE) {
            if (random != null) {
                random.nextBytes(piece);
            }
            out.write(piece, 0, (int) Math.min(PIECE, left));
        }
    }

    /**
     * How bytes that are not text stand in the configuration.
     *
     * @param hex two digits a byte
     * @param file path of a file that has these bytes
     * @param random so many bytes that follow no pattern, the same on every machine
     * @param seed with another seed they are others; left out: 0
     * @param zero so many bytes that are zero
     */
    record Document(
            @Nullable String hex,
            @Nullable String file,
            @Nullable ByteSize random,
            @Nullable Long seed,
            @Nullable ByteSize zero) {}
}

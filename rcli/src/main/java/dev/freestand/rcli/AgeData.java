package dev.freestand.rcli;

import dev.freestand.rcli.age.AgeException;
import dev.freestand.rcli.age.ByteSink;
import dev.freestand.rcli.age.ByteSource;
import dev.freestand.rcli.age.RandomBytes;
import java.io.IOException;

/** The inputs, outputs and failures of this program as the age format takes and has them. */
final class AgeData {
    private AgeData() {}

    /** A failure of this program on its way through the format. */
    private static final class Carrier extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient RunFailure failure;

        Carrier(RunFailure failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** What the format does. */
    interface Task<T> {
        T run() throws IOException;
    }

    /**
     * Runs it.
     *
     * @param doing what a failure is a failure of, such as {@code cannot decrypt: file}
     */
    static <T> T run(String doing, Task<T> task) throws RunFailure {
        try {
            return task.run();
        } catch (Carrier e) {
            throw e.failure;
        } catch (AgeException e) {
            throw RunFailure.data(doing + ": " + e.reason());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ByteSource source(Input input) {
        return buffer -> {
            try {
                return input.read(buffer);
            } catch (RunFailure e) {
                throw new Carrier(e);
            }
        };
    }

    static ByteSink sink(Output output) {
        return (data, to) -> {
            try {
                output.write(data, to);
            } catch (RunFailure e) {
                throw new Carrier(e);
            }
        };
    }

    static RandomBytes random(Sys sys) {
        return array -> {
            try {
                sys.random(array);
            } catch (SysException e) {
                throw new Carrier(RunFailure.data("the system gives no random bytes: " + e.reason()));
            }
        };
    }
}

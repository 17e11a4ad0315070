package dev.freestand.rcli.job;

import dev.freestand.rcli.age.AgeException;
import dev.freestand.rcli.age.ByteInput;
import dev.freestand.rcli.age.ByteOutput;
import dev.freestand.rcli.age.RandomBytes;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import dev.freestand.rcli.stream.Input;
import dev.freestand.rcli.stream.Output;
import java.io.IOException;

/** The inputs, outputs and failures of this program as the age format takes and has them. */
final class AgeData {
    private AgeData() {}

    /** A failure of this program on its way through the format. */
    private static final class Carrier extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient RunException failure;

        Carrier(RunException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    interface Task<T> {
        T run() throws IOException;
    }

    /**
     * Runs it.
     *
     * @param doing what a failure is a failure of, such as {@code cannot decrypt: file}
     */
    static <T> T run(String doing, Task<T> task) throws RunException {
        try {
            return task.run();
        } catch (Carrier e) {
            throw e.failure;
        } catch (AgeException e) {
            throw RunException.data(doing + ": " + e.reason());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ByteInput source(Input input) {
        return buffer -> {
            try {
                return input.read(buffer);
            } catch (RunException e) {
                throw new Carrier(e);
            }
        };
    }

    static ByteOutput sink(Output output) {
        return (data, to) -> {
            try {
                output.write(data, to);
            } catch (RunException e) {
                throw new Carrier(e);
            }
        };
    }

    static RandomBytes random(Posix sys) {
        return array -> {
            try {
                sys.random(array);
            } catch (PosixException e) {
                throw new Carrier(RunException.data("the system provides no random bytes: " + e.reason()));
            }
        };
    }
}

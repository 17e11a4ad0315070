package dev.freestand.containers.image.registry;

import dev.freestand.containers.image.format.ImageException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure that may pass; never leaves this package. */
final class RetryableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ImageException inTheEnd;
    private final @Nullable Duration asked;

    RetryableException(ImageException inTheEnd) {
        this(inTheEnd, null);
    }

    /**
     * A failure after which the other side asks for a wait.
     *
     * @param asked null where it asks for none
     */
    RetryableException(ImageException inTheEnd, @Nullable Duration asked) {
        super(inTheEnd);
        this.inTheEnd = inTheEnd;
        this.asked = asked;
    }

    /** What it is if it does not pass. */
    ImageException inTheEnd() {
        return inTheEnd;
    }

    /** The wait that is asked for, or the usual one where that is longer. */
    Duration wait(Duration usual) {
        return asked == null || asked.compareTo(usual) < 0 ? usual : asked;
    }
}

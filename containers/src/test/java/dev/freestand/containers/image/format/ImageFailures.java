package dev.freestand.containers.image.format;

import org.assertj.core.api.Condition;

/** What tests expect of a failed pull. */
public final class ImageFailures {

    private ImageFailures() {}

    /** An {@link ImageException} with this reason. */
    public static Condition<Throwable> reason(ImageException.Reason reason) {
        return new Condition<>(
                thrown -> thrown instanceof ImageException image && image.reason() == reason,
                "an ImageException with reason %s",
                reason);
    }
}

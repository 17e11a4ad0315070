package dev.freestand.containers.image;

import java.time.Duration;

/** The time for the whole pull is over. */
public final class PullTimedOutException extends ImageException {

    private static final long serialVersionUID = 1L;

    PullTimedOutException(ImageReference image, Duration limit, String doing) {
        super(image + ": not there after " + limit.toSeconds() + " s, while " + doing
                + "; layers that came whole are kept: try again");
    }
}

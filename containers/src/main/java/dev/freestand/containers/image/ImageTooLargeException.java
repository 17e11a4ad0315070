package dev.freestand.containers.image;

/** An image beyond the limits: a bomb, or more than a cell needs. */
public final class ImageTooLargeException extends ImageException {

    private static final long serialVersionUID = 1L;

    ImageTooLargeException(String what, String limit) {
        super(what + " is beyond the limit of " + limit + "; take a smaller image");
    }
}

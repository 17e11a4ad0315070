package dev.freestand.containers.image;

/** The registry wants to know who asks, or does not let this user have the image (HTTP 401 and 403). */
public final class UnauthorizedException extends ImageException {

    private static final long serialVersionUID = 1L;

    private final String registry;

    UnauthorizedException(ImageReference image, String reason) {
        super(image + ": registry " + image.registry() + " refuses: " + reason
                + "; the image may not exist, or it needs: docker login "
                + image.registry());
        this.registry = image.registry();
    }

    /** The registry to log in to. */
    public String registry() {
        return registry;
    }
}

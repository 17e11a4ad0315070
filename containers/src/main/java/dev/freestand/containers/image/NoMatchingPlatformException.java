package dev.freestand.containers.image;

import java.util.List;

/** The image exists, but not for the platform that was asked for. */
public final class NoMatchingPlatformException extends ImageException {

    private static final long serialVersionUID = 1L;

    private final List<String> available;

    NoMatchingPlatformException(ImageReference image, Platform wanted, List<String> available) {
        super(image + " is not made for " + wanted + "; it is made for "
                + (available.isEmpty() ? "no platform that it names" : String.join(", ", available)));
        this.available = List.copyOf(available);
    }

    /** The platforms that there are. */
    public List<String> available() {
        return available;
    }
}

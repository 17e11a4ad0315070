package dev.freestand.containers.image;

/** An image of a kind that is not taken here: schema 1, an artifact that is no image, a layer of an unknown kind. */
public final class UnsupportedImageException extends ImageException {

    private static final long serialVersionUID = 1L;

    UnsupportedImageException(String image, String reason) {
        super(image + " is not taken here: " + reason);
    }
}

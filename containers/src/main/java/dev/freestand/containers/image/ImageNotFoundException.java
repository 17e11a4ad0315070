package dev.freestand.containers.image;

/** The registry has no such repository, tag, digest or blob (HTTP 404). */
public final class ImageNotFoundException extends ImageException {

    private static final long serialVersionUID = 1L;

    ImageNotFoundException(ImageReference image, String what, String reason) {
        super(image + ": the registry has no " + what + " (" + reason + "); check the name and the tag");
    }
}

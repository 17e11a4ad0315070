package dev.freestand.containers.image;

/** A manifest, a configuration or a layer that contradicts its format. */
public final class MalformedImageException extends ImageException {

    private static final long serialVersionUID = 1L;

    MalformedImageException(String what, String reason) {
        super(what + " is malformed: " + reason + "; have the image built anew");
    }
}

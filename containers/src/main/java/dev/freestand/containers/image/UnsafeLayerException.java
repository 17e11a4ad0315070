package dev.freestand.containers.image;

/** A layer that would reach out of its tree. Nothing of the image was laid out. */
public final class UnsafeLayerException extends ImageException {

    private static final long serialVersionUID = 1L;

    UnsafeLayerException(Digest layer, String entry, String reason) {
        super("layer " + layer + " is not safe to unpack: entry '" + Words.clean(entry, 120) + "' " + reason
                + "; do not trust this image");
    }
}

package dev.freestand.containers.image;

/** The registry answered, but with an error of its own or with something that is no answer to the question. */
public final class RegistryFailedException extends ImageException {

    private static final long serialVersionUID = 1L;

    RegistryFailedException(String registry, String reason) {
        super("registry " + registry + " failed: " + reason
                + "; try again later, or name a mirror in FREESTAND_IMAGE_PREFIX");
    }
}

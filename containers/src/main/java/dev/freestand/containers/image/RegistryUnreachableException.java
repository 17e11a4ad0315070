package dev.freestand.containers.image;

/** No conversation with the registry came about, or it broke off, also after trying again. */
public final class RegistryUnreachableException extends ImageException {

    private static final long serialVersionUID = 1L;

    RegistryUnreachableException(String registry, String reason) {
        super("registry " + registry + " cannot be reached: " + reason
                + "; check the network, or name a mirror in FREESTAND_IMAGE_PREFIX");
    }
}

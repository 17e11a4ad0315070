package dev.freestand.cli.sbom;

/** No SBOM can be made of what is known; the message states why. */
public final class SbomException extends Exception {

    private static final long serialVersionUID = 1L;

    SbomException(String message, Throwable cause) {
        super(message, cause);
    }
}

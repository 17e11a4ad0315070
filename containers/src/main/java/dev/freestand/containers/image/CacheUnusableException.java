package dev.freestand.containers.image;

import java.nio.file.Path;

/** The cache folder cannot be read or written for a reason other than a full disk. */
public final class CacheUnusableException extends ImageException {

    private static final long serialVersionUID = 1L;

    CacheUnusableException(Path path, Throwable cause) {
        super("the image cache cannot be used: " + path + ": " + Words.of(cause)
                + "; check its owner and mode, or point FREESTAND_CACHE to another folder");
        initCause(cause);
    }
}

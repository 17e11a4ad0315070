package dev.freestand.containers.image;

import java.nio.file.Path;

/** The file system of the cache has no room. What had been begun was removed. */
public final class DiskFullException extends ImageException {

    private static final long serialVersionUID = 1L;

    DiskFullException(Path folder, String what, long needed, long available) {
        super("no room in " + folder + " for " + what + ": needs " + Words.bytes(needed) + ", " + Words.bytes(available)
                + " available; make room, or point FREESTAND_CACHE to a larger file system");
    }
}

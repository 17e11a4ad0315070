package dev.freestand.containers.predict;

import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an environment has to offer a dynamic file.
 *
 * @param rootfs folder that is its root
 * @param libc the C library found in it
 */
record Userland(Path rootfs, Libc libc) {

    /** The release of its glibc, for people; what decides is what the libraries define. */
    Optional<String> glibc() {
        return libc.flavour() == LibcFlavour.GLIBC ? Optional.ofNullable(libc.version()) : Optional.empty();
    }
}

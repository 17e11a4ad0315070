package dev.freestand.verifier.contents;

import dev.freestand.verifier.proof.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What a package manager says of a file.
 *
 * @param origin the package; null when none can be named for sure
 * @param how how it is known, or why not
 */
record Owned(@Nullable Origin origin, String how) {

    static Owned nobody(String how) {
        return new Owned(null, how);
    }
}

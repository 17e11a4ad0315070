package dev.freestand.verifier.contents;

import dev.freestand.verifier.proof.PackageOrigin;
import org.jspecify.annotations.Nullable;

/**
 * What a package manager says of a file.
 *
 * @param origin the package; null when none can be named for sure
 * @param how how it is known, or why not
 */
record PackageOwner(@Nullable PackageOrigin origin, String how) {

    static PackageOwner nobody(String how) {
        return new PackageOwner(null, how);
    }
}

package dev.freestand.verifier.proof;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The package that a file belongs to, as the machine's package manager says. Security trackers go by source packages.
 *
 * @param purl package URL of the binary package, such as {@code pkg:deb/debian/musl-dev@1.2.3-1?arch=amd64}
 * @param name its name
 * @param version its version
 * @param arch its architecture, in the distribution's own word
 * @param source name of the source package; null where the package manager does not report it
 * @param sourceVersion version of the source package; null where it does not report it
 */
public record PackageOrigin(
        String purl,
        String name,
        String version,
        String arch,
        @Nullable String source,
        @Nullable String sourceVersion) {

    public PackageOrigin {
        Objects.requireNonNull(purl);
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(arch);
    }
}

package dev.freestand.verifier.proof;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a program was built from, by a list that its build wrote into the file itself.
 *
 * @param purl package URL, such as {@code pkg:cargo/libc@0.2.155}
 * @param name its name, such as {@code libc} or {@code golang.org/x/sys}
 * @param version its version
 * @param source where the build took it from, such as {@code crates.io}; null where the list does not say
 * @param buildOnly whether it only took part in the build, as a code generator does
 * @param how which list says so
 */
public record EmbeddedComponent(
        String purl, String name, String version, @Nullable String source, boolean buildOnly, String how) {

    public EmbeddedComponent {
        Objects.requireNonNull(purl);
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(how);
    }
}

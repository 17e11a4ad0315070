package dev.freestand.verifier.floor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One release of a distribution.
 *
 * @param distribution its name, such as {@code Debian}
 * @param release such as {@code 12}
 * @param libc {@code glibc} or {@code musl}
 * @param version the C library's
 * @param glibcxx newest GLIBCXX version of its C++ library; null where not known
 * @param kernel the kernel it began with; null where not known
 * @param source where that can be looked up
 */
public record Release(
        String distribution,
        String release,
        String libc,
        String version,
        @Nullable String glibcxx,
        @Nullable String kernel,
        String source) {

    /** Whether a version that it has is at least the one wanted; empty where that cannot be told. */
    static Optional<Boolean> atLeast(@Nullable String has, String wanted) {
        Optional<VersionNumber> asked = VersionNumber.parse(wanted);
        return Optional.ofNullable(has)
                .flatMap(VersionNumber::parse)
                .flatMap(version -> asked.map(other -> version.compareTo(other) >= 0));
    }
}

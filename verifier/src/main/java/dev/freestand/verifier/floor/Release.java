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
 * @param cpu the processor level that it does not run without, such as {@code x86-64-v2}; null where none is known
 * @param checked whether the libraries' versions were seen for this release, and not concluded from a kin of it
 * @param source where the libraries' versions are told
 * @param kernelSource where the kernel is told; null with it
 * @param cpuSource where the processor level is told; null with it
 */
public record Release(
        String distribution,
        String release,
        String libc,
        String version,
        @Nullable String glibcxx,
        @Nullable String kernel,
        @Nullable String cpu,
        boolean checked,
        String source,
        @Nullable String kernelSource,
        @Nullable String cpuSource) {

    /** The level of a release without {@code cpu}: what every x86-64 processor has. */
    static final String BASELINE = "x86-64-v1";

    /** The processor level that each machine with this release has. */
    String guaranteed() {
        return cpu == null ? BASELINE : cpu;
    }

    /** Whether a version that it has is at least the one wanted; empty where that cannot be told. */
    static Optional<Boolean> atLeast(@Nullable String has, String wanted) {
        Optional<VersionNumber> asked = VersionNumber.parse(wanted);
        return Optional.ofNullable(has)
                .flatMap(VersionNumber::parse)
                .flatMap(version -> asked.map(other -> version.compareTo(other) >= 0));
    }
}

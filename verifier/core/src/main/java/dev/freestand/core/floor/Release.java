package dev.freestand.core.floor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One release of a distribution.
 *
 * @param distribution its name, such as {@code Debian}
 * @param release such as {@code 12}
 * @param libraries the versions of its libraries
 * @param kernelFact the kernel it began with; null where not known
 * @param cpuFact the processor level that it does not run without, such as {@code x86-64-v2}; null where none is known
 */
public record Release(
        String distribution,
        String release,
        Libraries libraries,
        @Nullable Sourced kernelFact,
        @Nullable Sourced cpuFact) {

    /** The level of a release without {@code cpu}: what every x86-64 processor has. */
    static final String BASELINE = "x86-64-v1";

    /**
     * Versions of a release's libraries.
     *
     * @param libc {@code glibc} or {@code musl}
     * @param version the C library's
     * @param glibcxx newest GLIBCXX version of its C++ library; null where not known
     * @param checked whether the versions were seen for this release, and not taken from a related one
     * @param source where the versions are documented
     */
    public record Libraries(
            String libc, String version, @Nullable String glibcxx, boolean checked, String source) {}

    /**
     * A value and where it is documented.
     *
     * @param source an address
     */
    public record Sourced(String value, String source) {}

    static Release of(String distribution, String release, String libc, String version, String source) {
        return new Release(distribution, release, new Libraries(libc, version, null, true, source), null, null);
    }

    Release withGlibcxx(String version) {
        Libraries all = new Libraries(libc(), version(), version, checked(), source());
        return new Release(distribution, release, all, kernelFact, cpuFact);
    }

    Release withKernel(String version, String source) {
        return new Release(distribution, release, libraries, new Sourced(version, source), cpuFact);
    }

    Release withCpu(String level, String source) {
        return new Release(distribution, release, libraries, kernelFact, new Sourced(level, source));
    }

    /** The versions are those of a related release. */
    Release unchecked() {
        Libraries all = new Libraries(libc(), version(), glibcxx(), false, source());
        return new Release(distribution, release, all, kernelFact, cpuFact);
    }

    /** The flavour of its C library: {@code glibc} or {@code musl}. */
    public String libc() {
        return libraries.libc();
    }

    /** The version of its C library, such as {@code 2.36}. */
    public String version() {
        return libraries.version();
    }

    /** Newest GLIBCXX version of its C++ library; null where not known. */
    public @Nullable String glibcxx() {
        return libraries.glibcxx();
    }

    /** Whether the libraries' versions were seen for this release, and not taken from a related one. */
    public boolean checked() {
        return libraries.checked();
    }

    /** Where the libraries' versions are documented. */
    public String source() {
        return libraries.source();
    }

    /** The kernel it began with; null where not known. */
    public @Nullable String kernel() {
        return kernelFact == null ? null : kernelFact.value();
    }

    /** Where the kernel is documented; null with it. */
    public @Nullable String kernelSource() {
        return kernelFact == null ? null : kernelFact.source();
    }

    /** The processor level that it does not run without; null where none is known. */
    public @Nullable String cpu() {
        return cpuFact == null ? null : cpuFact.value();
    }

    /** Where the processor level is documented; null with it. */
    public @Nullable String cpuSource() {
        return cpuFact == null ? null : cpuFact.source();
    }

    /** The processor level that each machine with this release has. */
    String guaranteed() {
        String cpu = cpu();
        return cpu == null ? BASELINE : cpu;
    }

    /** Whether a version that it has is at least the required one; empty where that cannot be determined. */
    static Optional<Boolean> atLeast(@Nullable String has, String wanted) {
        Optional<VersionNumber> asked = VersionNumber.parse(wanted);
        return Optional.ofNullable(has)
                .flatMap(VersionNumber::parse)
                .flatMap(version -> asked.map(other -> version.compareTo(other) >= 0));
    }
}

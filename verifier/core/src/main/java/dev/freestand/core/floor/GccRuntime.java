package dev.freestand.core.floor;

import java.util.List;
import java.util.Optional;

/**
 * GCC's libraries: libstdc++ (GLIBCXX and CXXABI versions) and libgcc_s (GCC versions, each named after the GCC that
 * brought it). Distributions build both from one GCC, so that the newest GLIBCXX version implies the others.
 */
public final class GccRuntime {

    /** Prefix of the versions that releases are listed with. */
    static final String GLIBCXX = "GLIBCXX";

    static final String CXXABI = "CXXABI";
    static final String GCC = "GCC";

    /** Versions that one GCC has, and the ones before it do not all have. */
    private record Brought(String gcc, String glibcxx, String cxxabi) {}

    /** By the libstdc++ manual, ABI policy: https://gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html. */
    private static final List<Brought> HISTORY = List.of(
            new Brought("3.4", "3.4", "1.3"),
            new Brought("4.0", "3.4.4", "1.3.1"),
            new Brought("4.2", "3.4.9", "1.3.1"),
            new Brought("4.3", "3.4.10", "1.3.2"),
            new Brought("4.4", "3.4.11", "1.3.3"),
            new Brought("4.5", "3.4.14", "1.3.4"),
            new Brought("4.6", "3.4.15", "1.3.5"),
            new Brought("4.7", "3.4.17", "1.3.6"),
            new Brought("4.8", "3.4.18", "1.3.7"),
            new Brought("4.9", "3.4.20", "1.3.8"),
            new Brought("5.1", "3.4.21", "1.3.9"),
            new Brought("6.1", "3.4.22", "1.3.10"),
            new Brought("7.1", "3.4.23", "1.3.11"),
            new Brought("8.1", "3.4.25", "1.3.11"),
            new Brought("9.1", "3.4.26", "1.3.12"),
            new Brought("10.1", "3.4.28", "1.3.12"),
            new Brought("11.1", "3.4.29", "1.3.13"),
            new Brought("12.1", "3.4.30", "1.3.13"),
            new Brought("13.1", "3.4.31", "1.3.14"),
            new Brought("14.1", "3.4.33", "1.3.15"),
            new Brought("15.1", "3.4.34", "1.3.15"),
            new Brought("16.1", "3.4.35", "1.3.17"));

    private GccRuntime() {}

    /**
     * The oldest GLIBCXX version that comes with a version of one of the libraries.
     *
     * @param prefix one of the three above
     * @return empty where the version is newer than every GCC that is known here
     */
    public static Optional<String> glibcxx(String prefix, String version) {
        if (prefix.equals(GLIBCXX)) {
            return Optional.of(version);
        }
        return HISTORY.stream()
                .filter(one -> Release.atLeast(prefix.equals(CXXABI) ? one.cxxabi() : one.gcc(), version)
                        .orElse(false))
                .map(Brought::glibcxx)
                .findFirst();
    }
}

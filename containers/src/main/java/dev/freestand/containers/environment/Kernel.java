package dev.freestand.containers.environment;

import dev.freestand.verifier.process.HostMachine;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kernel that is booted for the cell, with no userland at all.
 *
 * @param release the series, such as {@code 6.1}; {@code newest} for whatever the suite has
 * @param suite the Debian release whose package archive has it
 * @param machine the instruction set, {@code aarch64}; null for x86-64
 * @param pages the size of its pages in KiB; null for those of 4
 */
public record Kernel(
        String release,
        String suite,
        @Nullable String machine,
        @Nullable Integer pages) {

    /** The other machine for which kernels are booted. */
    public static final String AARCH64 = "aarch64";

    private static final List<Integer> PAGES = List.of(4, 16, 64);
    private static final String NEWEST = "newest";
    private static final Pattern RELEASE = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}|" + NEWEST);
    private static final Pattern SUITE = Pattern.compile("[a-z][a-z0-9-]{1,31}");

    /** A kernel for x86-64. */
    public Kernel(String release, String suite) {
        this(release, suite, null, null);
    }

    public Kernel {
        if (!RELEASE.matcher(release).matches() || !SUITE.matcher(suite).matches()) {
            throw new IllegalArgumentException(
                    "'" + release + "' of '" + suite + "' is not a kernel of a Debian release");
        }
        if (machine != null && !machine.equals(AARCH64)) {
            throw new IllegalArgumentException("no kernel for '" + machine + "' can be booted, only for " + AARCH64);
        }
        if (pages != null && (machine == null || !PAGES.contains(pages))) {
            throw new IllegalArgumentException("no kernel has pages of " + pages + " KiB");
        }
    }

    /** The machine that it is for, in the words of {@code FileReport.machine}. */
    String instructionSet() {
        return machine == null ? HostMachine.X86_64.name() : machine;
    }

    /** The name of its folder in the cache: the release, and what sets it apart from that of x86-64. */
    String folder() {
        return release + (machine == null ? "" : "-" + machine) + (pages == null ? "" : "-" + pages + "k");
    }

    /**
     * Whether a running kernel is of this series.
     *
     * @param running its word for itself (uname), such as {@code 6.1.0-50-cloud-amd64}
     */
    public boolean covers(String running) {
        return release.equals(NEWEST) || running.startsWith(release + ".");
    }
}

package dev.freestand.containers.environment;

import java.util.regex.Pattern;

/**
 * A kernel that is booted for the cell, with no userland at all.
 *
 * @param release the series, such as {@code 6.1}; {@code newest} for whatever the suite has
 * @param suite the Debian release whose package archive has it
 */
public record Kernel(String release, String suite) {

    private static final String NEWEST = "newest";
    private static final Pattern RELEASE = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}|" + NEWEST);
    private static final Pattern SUITE = Pattern.compile("[a-z][a-z0-9-]{1,31}");

    public Kernel {
        if (!RELEASE.matcher(release).matches() || !SUITE.matcher(suite).matches()) {
            throw new IllegalArgumentException("'" + release + "' of '" + suite + "' is no kernel of a Debian release");
        }
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

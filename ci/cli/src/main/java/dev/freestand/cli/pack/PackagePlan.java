package dev.freestand.cli.pack;

import dev.freestand.verifier.policy.PackageConfig;
import java.time.Instant;
import java.util.SortedMap;

/**
 * All that goes into a package, of whatever kind.
 *
 * @param config what it says of itself
 * @param name its name
 * @param version its version
 * @param architecture the machine that its program is for
 * @param sha256 digest of the program, lower-case hex
 * @param files by their absolute path once installed
 * @param released the time that files and package carry
 */
record PackagePlan(
        PackageConfig config,
        String name,
        String version,
        Architecture architecture,
        String sha256,
        SortedMap<String, PackagedFile> files,
        Instant released) {

    /** Where what tells of the package itself is installed; ends with '/'. */
    String documentation() {
        return "/usr/share/doc/" + name + "/";
    }

    /** More than the summary, in lines; the summary where there is no more. */
    String description() {
        String text = config.description();
        return text == null ? config.summary() : text.strip();
    }

    /**
     * The version for deb and rpm, in which {@code ~} sorts before the end: {@code 1.2.0-rc.1}, which comes before {@code
     * 1.2.0}, is {@code 1.2.0~rc.1}. Both take a {@code -} for the beginning of the package's own revision.
     */
    String managedVersion() {
        return version().replaceFirst("-", "~").replace('-', '.');
    }
}

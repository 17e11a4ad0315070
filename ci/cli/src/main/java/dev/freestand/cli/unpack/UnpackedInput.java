package dev.freestand.cli.unpack;

import dev.freestand.containers.image.layer.SkippedEntries;

/**
 * What came of a file that was unpacked.
 *
 * @param title what it is, for people, such as {@code Debian package}
 * @param format which package it is, if it is one
 * @param entries it had
 * @param privileged files whose setuid or setgid bit was dropped
 * @param skipped entries that have no place in a folder
 */
public record UnpackedInput(String title, Format format, long entries, long privileged, SkippedEntries skipped) {

    /** The package formats that can be installed. */
    public enum Format {
        DEB,
        RPM,
        APK,
        /** No package, or none that is installed. */
        NONE
    }
}

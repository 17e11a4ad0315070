package dev.freestand.containers.image.store;

import dev.freestand.containers.image.format.PulledImage;
import dev.freestand.containers.image.layer.SkippedEntries;
import java.nio.file.Path;

/**
 * An image laid out as a root file system.
 *
 * @param image what it was made of; {@code image.manifest()} is the digest to put into a report
 * @param rootfs folder that is its root; read-only by agreement, since others use it too
 * @param skipped what the layers had and the tree has not
 * @param checked how it was found to be what was unpacked, as {@link TreeFingerprint} says it
 */
public record ImageTree(PulledImage image, Path rootfs, SkippedEntries skipped, String checked) {}

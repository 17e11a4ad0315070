package dev.freestand.containers.image.layer;

import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.Layer;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.verifier.policy.value.ByteSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer read through once before anything of it is written: its digest holds, every name is safe, and what it removes is
 * known. Removals come first, wherever they stand in the archive: they are meant for lower layers, never for their own.
 *
 * @param bytes of the archive, uncompressed
 * @param entries in the archive
 * @param removals whiteouts and opaque folders, in their order
 */
public record LayerScan(long bytes, long entries, List<LayerEntry> removals) {

    public static final LayerScan NONE = new LayerScan(0, 0, List.of());

    /** Characters in the names of what one layer removes; they are held in memory. */
    private static final long MOST_REMOVED = 16L << 20;

    public LayerScan {
        removals = List.copyOf(removals);
    }

    /**
     * Reads a layer.
     *
     * @param before bytes and entries of the layers before it
     */
    public static LayerScan of(Layer layer, Path blob, LayerScan before, UnpackLimits limits, Deadline deadline)
            throws IOException, ImageException, InterruptedException {
        List<LayerEntry> removals = new ArrayList<>();
        long entries = 0;
        long removed = 0;
        try (LayerArchive archive = LayerArchive.open(layer, blob, limits.bytes() - before.bytes())) {
            for (LayerEntry item = archive.next(); item != null; item = archive.next()) {
                deadline.check();
                if (++entries > limits.entries() - before.entries()) {
                    throw ImageException.tooLarge(
                            "the image with layer " + layer.digest(), limits.entries() + " entries");
                }
                if (item.kind() == LayerEntry.Kind.WHITEOUT || item.kind() == LayerEntry.Kind.OPAQUE) {
                    removals.add(item);
                    removed += item.name().length();
                }
                if (removed > MOST_REMOVED) {
                    throw ImageException.tooLarge(
                            "what layer " + layer.digest() + " removes", ByteSize.text(MOST_REMOVED));
                }
            }
            OciDigest found = archive.finish();
            if (!found.equals(layer.diffId())) {
                throw ImageException.digestMismatch(
                        "the archive in layer " + layer.digest(), layer.diffId().toString(), found.toString());
            }
            return new LayerScan(archive.count(), entries, removals);
        }
    }

    /** Both, as far as limits go. */
    public LayerScan plus(LayerScan other) {
        return new LayerScan(bytes + other.bytes, entries + other.entries, List.of());
    }
}

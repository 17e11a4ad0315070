package dev.freestand.containers.image;

import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.format.Platform;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.format.PulledImage;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.containers.image.store.ImageStore;
import dev.freestand.containers.image.store.ImageTree;
import dev.freestand.containers.image.store.TreeStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Registry images, without a daemon: what an engine asks for root file systems. Safe for use by several threads and
 * processes on one cache.
 *
 * @param settings how they are obtained
 * @param names gives the image to use where one is named; not asked where the settings have a prefix
 */
public record Images(ImageSettings settings, UnaryOperator<String> names) {

    /** Images under the names that they are given. */
    public Images(ImageSettings settings) {
        this(settings, UnaryOperator.identity());
    }

    /**
     * Reads a reference as the settings mean it: with the prefix where it names no registry, or under its substitute.
     *
     * @throws IllegalArgumentException if it is none; the message states why
     */
    public ImageReference reference(String text) {
        String prefix = settings.prefix();
        return ImageReference.parse(prefix.isEmpty() ? names.apply(text) : text, prefix);
    }

    /**
     * Brings an image's manifest, configuration and layers into the cache. A tag is asked for each time; with a digest, and
     * everything kept, no registry is asked.
     *
     * @throws ImageException if it is not available; nothing half-written is left
     * @throws InterruptedException if this thread is interrupted; nothing half-written is left
     */
    public PulledImage pull(ImageReference reference, Platform platform, PullProgress progress)
            throws ImageException, InterruptedException {
        ImagePuller puller = new ImagePuller(reference, settings, deadline(reference));
        PulledImage image = puller.resolve(platform);
        puller.fetchLayers(image, progress);
        return image;
    }

    /**
     * An image as a root file system: from the cache where its layers were unpacked before, else pulled and unpacked.
     *
     * @throws ImageException if it is not available; nothing half-written is left
     * @throws InterruptedException if this thread is interrupted; nothing half-written is left
     */
    public ImageTree tree(ImageReference reference, Platform platform, PullProgress progress)
            throws ImageException, InterruptedException {
        Deadline deadline = deadline(reference);
        ImagePuller puller = new ImagePuller(reference, settings, deadline);
        PulledImage image = puller.resolve(platform);
        ImageStore store = new ImageStore(settings.folder());
        if (reference.digest() == null) {
            store.note(reference, image.manifest());
        }
        TreeStore trees = new TreeStore(store, settings.limits());
        Optional<ImageTree> there = trees.find(image);
        if (there.isPresent()) {
            return there.get();
        }
        puller.fetchLayers(image, progress);
        return trees.make(image, deadline);
    }

    /**
     * An image as it was when its registry was last asked, without asking it now.
     *
     * @return empty where it was never asked, or not all of the image is kept
     * @throws ImageException if what is kept cannot be used
     */
    public Optional<KeptTree> kept(ImageReference reference, Platform platform)
            throws ImageException, InterruptedException {
        ImageStore store = new ImageStore(settings.folder());
        OciDigest pinned = reference.digest();
        Optional<ImageStore.TagRecord> noted = pinned == null ? store.noted(reference) : Optional.empty();
        OciDigest digest =
                pinned == null ? noted.map(ImageStore.TagRecord::digest).orElse(null) : pinned;
        if (digest == null || store.kept(digest) == null) {
            return Optional.empty();
        }
        ImagePuller puller = new ImagePuller(reference.at(digest), settings, deadline(reference));
        PulledImage image = puller.resolve(platform);
        return new TreeStore(store, settings.limits())
                .find(image)
                .map(tree -> new KeptTree(
                        tree, noted.map(ImageStore.TagRecord::asked).orElse(null)));
    }

    /**
     * A tree that no registry was asked for.
     *
     * @param tree the tree
     * @param asked when the registry was last asked what the tag names; null for an image that is named by its digest
     */
    public record KeptTree(ImageTree tree, @Nullable Instant asked) {}

    private Deadline deadline(ImageReference reference) {
        return new Deadline(reference, settings.timing().timeLimit());
    }
}

package dev.freestand.containers.image;

import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.Platform;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.registry.ImageSettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * Pulls one image in a process of its own: arguments are the cache folder, the reference, and whether to unpack. Prints what
 * became of it, and what is left in the cache.
 */
final class PullProgram {

    private PullProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Images images = new Images(ImageSettings.of(folder, Map.of()));
        try {
            ImageReference reference = images.reference(arguments[1]);
            if (arguments[2].equals("tree")) {
                images.tree(reference, Platform.LINUX_AMD64, PullProgress.NONE);
            } else {
                images.pull(reference, Platform.LINUX_AMD64, PullProgress.NONE);
            }
            System.out.println("pulled");
        } catch (ImageException e) {
            System.out.println(e.reason() + ": " + e.getMessage());
        }
        Cache.expectNothingHalfWritten(folder);
        System.out.println("trees: " + Cache.names(folder.resolve("trees")));
        System.out.println(
                "blobs: " + Cache.names(folder.resolve("blobs/sha256")).size());
    }
}

package dev.freestand.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.image.format.OciDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at what is in a cache of images. */
public final class Cache {

    private Cache() {}

    /** Every blob is whole, every tree has its record, and nothing lies where things are begun. */
    public static void expectNothingHalfWritten(Path images) throws IOException {
        assertThat(names(images.resolve("partial"))).isEmpty();
        for (String hex : names(images.resolve("blobs/sha256"))) {
            assertThat(OciDigest.of(Files.readAllBytes(
                                    images.resolve("blobs/sha256").resolve(hex)))
                            .hex())
                    .isEqualTo(hex);
        }
        for (String tree : names(images.resolve("trees"))) {
            assertThat(names(images.resolve("trees").resolve(tree)))
                    .startsWith("rootfs", "tree.json")
                    .isSubsetOf("rootfs", "tree.json", "tree.seen");
        }
        assertThat(names(images)).isSubsetOf("blobs", "locks", "partial", "tags", "trees");
    }

    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Everything below a folder, links not followed. */
    static List<String> everything(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}

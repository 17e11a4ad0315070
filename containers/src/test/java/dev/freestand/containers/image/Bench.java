package dev.freestand.containers.image;

import dev.freestand.containers.image.format.Compression;
import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.Layer;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.format.Platform;
import dev.freestand.containers.image.format.PulledImage;
import dev.freestand.containers.image.layer.UnpackLimits;
import dev.freestand.containers.image.store.ImageStore;
import dev.freestand.containers.image.store.ImageTree;
import dev.freestand.containers.image.store.TreeStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lays layers out as an image would be, without a registry. */
public final class Bench {

    public static final ImageReference IMAGE = ImageReference.parse("registry.example/hostile:1");

    private final Path images;
    private UnpackLimits limits = UnpackLimits.USUAL;

    Bench(Path images) {
        this.images = images;
    }

    Path images() {
        return images;
    }

    ImageStore store() {
        return new ImageStore(images);
    }

    void limit(UnpackLimits newLimits) {
        limits = newLimits;
    }

    public static Deadline soon() {
        return new Deadline(IMAGE, Duration.ofMinutes(1));
    }

    ImageTree lay(byte[]... tars) throws ImageException, InterruptedException {
        List<Layer> layers = new ArrayList<>();
        for (byte[] tar : tars) {
            layers.add(keep(Compression.NONE, tar, OciDigest.of(tar)));
        }
        return lay(layers);
    }

    ImageTree layGzip(byte[] tar) throws ImageException, InterruptedException {
        return lay(Compression.GZIP, Tar.gzip(tar), OciDigest.of(tar));
    }

    ImageTree lay(Compression compression, byte[] blob, OciDigest diffId) throws ImageException, InterruptedException {
        return lay(List.of(keep(compression, blob, diffId)));
    }

    private Layer keep(Compression compression, byte[] blob, OciDigest diffId)
            throws ImageException, InterruptedException {
        OciDigest digest = OciDigest.of(blob);
        store().keep(digest, blob, soon());
        return new Layer(digest, blob.length, compression, diffId);
    }

    private ImageTree lay(List<Layer> layers) throws ImageException, InterruptedException {
        OciDigest any = layers.get(0).digest();
        PulledImage image = new PulledImage(IMAGE, Platform.LINUX_AMD64, any, any, layers);
        return new TreeStore(store(), limits).make(image, soon());
    }
}

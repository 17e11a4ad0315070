package dev.freestand.containers.image.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.Layer;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.format.PulledImage;
import dev.freestand.containers.image.format.RegistryJson;
import dev.freestand.containers.image.layer.BoundedStream;
import dev.freestand.containers.image.layer.LayerScan;
import dev.freestand.containers.image.layer.LayerUnpacker;
import dev.freestand.containers.image.layer.SkippedEntries;
import dev.freestand.containers.image.layer.UnpackFolder;
import dev.freestand.containers.image.layer.UnpackLimits;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.TreeRemoval;
import dev.freestand.verifier.policy.value.ByteSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Unpacked trees: {@code trees/HEX/rootfs/} and {@code trees/HEX/tree.json}, named by the digest of all layers. A tree has
 * its name only when it is whole; until then it lies under {@code partial/}, and goes when it fails.
 */
public record TreeStore(ImageStore store, UnpackLimits limits) {

    /** Another one when trees are laid out differently: those of old are then made again. */
    private static final String SCHEMA = "freestand/image-tree/2";

    private static final String ROOTFS = "rootfs";
    private static final String RECORD = "tree.json";
    /** What was seen of its files when its digest was last compared. */
    private static final String SEEN = "tree.seen";

    private static final int LARGEST_RECORD = 65_536;

    /** The tree of these layers, if it is there. */
    public Optional<ImageTree> find(PulledImage image) {
        Path home = home(image);
        Path rootfs = home.resolve(ROOTFS);
        try (InputStream in = RegularFile.streamNoFollow(home.resolve(RECORD))) {
            JsonNode record = RegistryJson.tree(in.readNBytes(LARGEST_RECORD), RECORD);
            if (!record.path("schema").asText("").equals(SCHEMA)
                    || !record.path("chain").asText("").equals(image.chain().toString())
                    || !Files.isDirectory(rootfs, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            // One that was changed is made again, as one that is damaged.
            String checked = TreeFingerprint.check(rootfs, record.path("tree").asText(""), home.resolve(SEEN));
            JsonNode skipped = record.path("skipped");
            return Optional.of(new ImageTree(
                    image,
                    rootfs,
                    new SkippedEntries(
                            skipped.path("devices").asLong(),
                            skipped.path("names").asLong(),
                            skipped.path("others").asLong()),
                    checked));
        } catch (IOException e) {
            // Not there, or damaged: then it is made again, which reports the reason if that fails too.
            return Optional.empty();
        }
    }

    /** The tree of these layers, whose blobs are all there. */
    public ImageTree make(PulledImage image, Deadline deadline) throws ImageException, InterruptedException {
        OciDigest chain = image.chain();
        deadline.now("waiting for another process that unpacks " + image.reference());
        try (DigestLock lock = store.lock(chain, "tree", deadline)) {
            Optional<ImageTree> there = find(image);
            if (there.isPresent()) {
                return there.get();
            }
            deadline.now("unpacking");
            Path partial = store.partial("tree", chain);
            try {
                TreeRemoval.remove(partial);
                store.makeFolders(partial.resolve(ROOTFS));
                SkippedEntries skipped = fill(partial.resolve(ROOTFS), image, deadline);
                String digest = TreeDigest.of(partial.resolve(ROOTFS));
                Files.write(partial.resolve(RECORD), record(image, skipped, digest));
                Path home = home(image);
                store.makeFolders(trees());
                // Something that is no tree of this layout, or was damaged.
                TreeRemoval.remove(home);
                Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
                return new ImageTree(image, home.resolve(ROOTFS), skipped, TreeFingerprint.BY_DIGEST);
            } catch (IOException e) {
                throw StorageError.of(partial, e, "the tree of " + image.reference(), 0);
            } finally {
                TreeRemoval.tryToRemove(partial);
            }
        }
    }

    private SkippedEntries fill(Path rootfs, PulledImage image, Deadline deadline)
            throws IOException, ImageException, InterruptedException {
        List<LayerScan> scans = new ArrayList<>();
        LayerScan all = LayerScan.NONE;
        for (Layer layer : image.layers()) {
            LayerScan scan = scan(layer, image, all, deadline);
            scans.add(scan);
            all = all.plus(scan);
        }
        StorageError.expectRoom(rootfs, "the tree of " + image.reference(), all.bytes());
        Files.setPosixFilePermissions(rootfs, UnpackFolder.FOLDER_MODE);
        SkippedEntries skipped = SkippedEntries.NOTHING;
        UnpackFolder tree = new UnpackFolder(rootfs);
        for (int i = 0; i < scans.size(); i++) {
            Layer layer = image.layers().get(i);
            skipped = skipped.plus(
                    new LayerUnpacker(layer, tree).unpack(store.path(layer.digest()), scans.get(i), deadline));
        }
        return skipped;
    }

    private LayerScan scan(Layer layer, PulledImage image, LayerScan before, Deadline deadline)
            throws ImageException, InterruptedException {
        Path blob = store.path(layer.digest());
        try {
            return LayerScan.of(layer, blob, before, limits, deadline);
        } catch (BoundedStream.BoundException e) {
            throw ImageException.tooLarge(
                    image.reference() + " with layer " + layer.digest(),
                    ByteSize.text(limits.bytes()) + " unpacked, or has " + EscapedText.message(e));
        } catch (FileSystemException e) {
            throw ImageException.cacheUnusable(blob, e);
        } catch (ImageException e) {
            if (e.reason() == ImageException.Reason.DIGEST_MISMATCH) {
                store.expectWhole(layer.digest());
            }
            throw e;
        } catch (IOException e) {
            store.expectWhole(layer.digest());
            throw ImageException.malformed(
                    "layer " + layer.digest() + " of " + image.reference(), EscapedText.message(e));
        }
    }

    private static byte[] record(PulledImage image, SkippedEntries skipped, String digest) throws IOException {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("schema", SCHEMA)
                .put("chain", image.chain().toString())
                .put("madeOf", image.reference().toString())
                .put("tree", digest);
        record.putObject("skipped")
                .put("devices", skipped.devices())
                .put("names", skipped.names())
                .put("others", skipped.others());
        return RegistryJson.write(record);
    }

    private Path trees() {
        return store.folder().resolve("trees");
    }

    private Path home(PulledImage image) {
        return trees().resolve(image.chain().hex());
    }
}

package dev.freestand.containers.image.store;

import dev.freestand.containers.image.format.BlobDescriptor;
import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.TreeRemoval;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was pulled, on disk: {@code blobs/sha256/HEX}. A blob has its name only when it is whole, verified and written
 * through; until then it lies under {@code partial/}, under a lock, and goes when it fails. What a killed process left
 * there is written over by the next.
 *
 * @param folder absolute; need not exist
 */
public record ImageStore(Path folder) {

    /** Manifests and configurations are not larger. */
    private static final int LARGEST_DOCUMENT = 4 << 20;

    private static final int LONGEST_DIGEST = 100;

    /** Where the bytes of a missing blob come from. */
    public interface Source {
        void writeTo(BlobSink sink) throws ImageException, InterruptedException;
    }

    public Path path(OciDigest digest) {
        return blobs().resolve(digest.hex());
    }

    private Path blobs() {
        return folder.resolve("blobs").resolve("sha256");
    }

    /** A small blob's content, verified again; null where it is not there or is damaged. */
    public byte @Nullable [] kept(OciDigest digest) throws ImageException {
        Path file = path(digest);
        try (InputStream in = RegularFile.streamNoFollow(file)) {
            byte[] content = in.readNBytes(LARGEST_DOCUMENT + 1);
            return content.length <= LARGEST_DOCUMENT && OciDigest.of(content).equals(digest) ? content : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw ImageException.cacheUnusable(file, e);
        }
    }

    /** Keeps a small blob whose digest was computed from these very bytes. */
    public void keep(OciDigest digest, byte[] content, Deadline deadline) throws ImageException, InterruptedException {
        blob(
                new BlobDescriptor("", digest, content.length, null),
                deadline,
                sink -> sink.write(content, content.length));
    }

    /** Makes sure that a blob is there: at once where it is, else from the source. */
    public void blob(BlobDescriptor blob, Deadline deadline, Source source)
            throws ImageException, InterruptedException {
        if (has(blob)) {
            return;
        }
        deadline.now("waiting for another pull of " + blob.digest());
        try (DigestLock lock = lock(blob.digest(), "blob", deadline)) {
            if (has(blob)) {
                return;
            }
            StorageError.expectRoom(folder, "blob " + blob.digest(), blob.size());
            Path partial = partial("blob", blob.digest());
            try {
                receive(blob, partial, source);
                makeFolders(blobs());
                Files.move(partial, path(blob.digest()), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw StorageError.of(partial, e, "blob " + blob.digest(), blob.size());
            } finally {
                TreeRemoval.tryToRemove(partial);
            }
        }
    }

    /**
     * Reads a blob that could not be used once more: it may have been damaged since it was kept.
     *
     * @throws ImageException if it was; it is then removed, so that the next pull brings it again
     */
    void expectWhole(OciDigest digest) throws ImageException {
        Path file = path(digest);
        MessageDigest computation = OciDigest.start();
        try (InputStream in = RegularFile.streamNoFollow(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), computation));
        } catch (IOException e) {
            throw ImageException.cacheUnusable(file, e);
        }
        OciDigest found = OciDigest.finish(computation);
        if (!found.equals(digest)) {
            TreeRemoval.tryToRemove(file);
            throw ImageException.digestMismatch("blob in the cache", digest.toString(), found.toString());
        }
    }

    /**
     * What a tag named when its registry was last asked.
     *
     * @param digest of the manifest for this platform
     * @param asked when that was
     */
    public record TagRecord(OciDigest digest, Instant asked) {}

    /** Notes what a tag names now, for a day on which its registry does not answer. */
    public void note(ImageReference image, OciDigest digest) throws ImageException, InterruptedException {
        Path file = tag(image);
        try {
            makeFolders(partials());
            makeFolders(tags());
            Path partial = Files.createTempFile(partials(), "tag-", null);
            try {
                Files.writeString(partial, digest.toString());
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                TreeRemoval.tryToRemove(partial);
            }
        } catch (IOException e) {
            throw StorageError.of(file, e, "what " + image + " names", 0);
        }
    }

    /** What {@link #note} noted; empty where there is nothing, or nothing that can be used. */
    public Optional<TagRecord> noted(ImageReference image) {
        Path file = tag(image);
        try {
            String digest = new String(RegularFile.bytes(file, LONGEST_DIGEST), StandardCharsets.US_ASCII);
            Instant asked =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            return Optional.of(new TagRecord(OciDigest.parse(digest), asked));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Path tag(ImageReference image) {
        return tags().resolve(OciDigest.of(image.toString().getBytes(StandardCharsets.UTF_8))
                .hex());
    }

    private Path tags() {
        return folder.resolve("tags");
    }

    DigestLock lock(OciDigest digest, String kind, Deadline deadline) throws ImageException, InterruptedException {
        Path locks = folder.resolve("locks");
        try {
            makeFolders(locks);
        } catch (IOException e) {
            throw StorageError.of(locks, e, "a lock", 0);
        }
        return DigestLock.take(locks.resolve(kind + "-" + digest.hex()), deadline);
    }

    Path partial(String kind, OciDigest digest) {
        return partials().resolve(kind + "-" + digest.hex());
    }

    private Path partials() {
        return folder.resolve("partial");
    }

    /** Folders within the store. No other user can enter it: what images bring is not for everybody. */
    void makeFolders(Path path) throws IOException {
        Path cache = folder.getParent();
        if (cache != null) {
            Files.createDirectories(cache);
        }
        Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private void receive(BlobDescriptor blob, Path partial, Source source)
            throws IOException, ImageException, InterruptedException {
        makeFolders(partials());
        TreeRemoval.tryToRemove(partial);
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            BlobSink sink = new BlobSink(partial, channel, blob);
            source.writeTo(sink);
            sink.finish();
        }
    }

    private boolean has(BlobDescriptor blob) {
        try {
            Path file = path(blob.digest());
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == blob.size();
        } catch (IOException e) {
            return false;
        }
    }
}

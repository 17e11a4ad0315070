package dev.freestand.containers.image;

import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What was pulled, on disk: {@code blobs/sha256/HEX}. A blob has its name only when it is whole, verified and written
 * through; until then it lies under {@code partial/}, under a lock, and goes when it fails. What a killed process left
 * there is written over by the next.
 *
 * @param folder absolute; need not exist
 */
record ImageStore(Path folder) {

    /** Manifests and configurations are not larger. */
    private static final int LARGEST_DOCUMENT = 4 << 20;

    /** Brings a blob's bytes. */
    interface Source {
        void writeTo(BlobSink sink) throws ImageException, InterruptedException;
    }

    Path path(Digest digest) {
        return blobs().resolve(digest.hex());
    }

    private Path blobs() {
        return folder.resolve("blobs").resolve("sha256");
    }

    /** A small blob's content, verified anew; null where it is not there or is damaged. */
    byte @Nullable [] kept(Digest digest) throws CacheUnusableException {
        Path file = path(digest);
        try (InputStream in = RegularFile.streamNoFollow(file)) {
            byte[] content = in.readNBytes(LARGEST_DOCUMENT + 1);
            return content.length <= LARGEST_DOCUMENT && Digest.of(content).equals(digest) ? content : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new CacheUnusableException(file, e);
        }
    }

    /** Keeps a small blob whose digest was computed from these very bytes. */
    void keep(Digest digest, byte[] content, Deadline deadline) throws ImageException, InterruptedException {
        blob(new Descriptor("", digest, content.length, null), deadline, sink -> sink.write(content, content.length));
    }

    /** Makes sure that a blob is there: at once where it is, else from the source. */
    void blob(Descriptor blob, Deadline deadline, Source source) throws ImageException, InterruptedException {
        if (has(blob)) {
            return;
        }
        deadline.now("waiting for another pull of " + blob.digest());
        try (DigestLock lock = lock(blob.digest(), "blob", deadline)) {
            if (has(blob)) {
                return;
            }
            StoreTrouble.expectRoom(folder, "blob " + blob.digest(), blob.size());
            Path partial = partial("blob", blob.digest());
            try {
                receive(blob, partial, source);
                makeFolders(blobs());
                Files.move(partial, path(blob.digest()), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw StoreTrouble.of(partial, e, "blob " + blob.digest(), blob.size());
            } finally {
                Trees.remove(partial);
            }
        }
    }

    /**
     * Reads a blob that could not be used once more: it may have been damaged since it was kept.
     *
     * @throws DigestMismatchException if it was; it is then removed, so that the next pull brings it anew
     */
    void expectWhole(Digest digest) throws ImageException {
        Path file = path(digest);
        MessageDigest computation = Digest.start();
        try (InputStream in = RegularFile.streamNoFollow(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), computation));
        } catch (IOException e) {
            throw new CacheUnusableException(file, e);
        }
        Digest found = Digest.finish(computation);
        if (!found.equals(digest)) {
            Trees.remove(file);
            throw new DigestMismatchException("blob in the cache", digest.toString(), found.toString());
        }
    }

    DigestLock lock(Digest digest, String kind, Deadline deadline) throws ImageException, InterruptedException {
        Path locks = folder.resolve("locks");
        try {
            makeFolders(locks);
        } catch (IOException e) {
            throw StoreTrouble.of(locks, e, "a lock", 0);
        }
        return DigestLock.take(locks.resolve(kind + "-" + digest.hex()), deadline);
    }

    Path partial(String kind, Digest digest) {
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

    private void receive(Descriptor blob, Path partial, Source source)
            throws IOException, ImageException, InterruptedException {
        makeFolders(partials());
        Trees.remove(partial);
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            BlobSink sink = new BlobSink(partial, channel, blob);
            source.writeTo(sink);
            sink.finish();
        }
    }

    private boolean has(Descriptor blob) {
        try {
            Path file = path(blob.digest());
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == blob.size();
        } catch (IOException e) {
            return false;
        }
    }
}

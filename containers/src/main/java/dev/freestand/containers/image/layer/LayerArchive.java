package dev.freestand.containers.image.layer;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.Layer;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.RegularFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/** A layer's archive, entry by entry, trusting nothing in it. */
final class LayerArchive implements AutoCloseable {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    /** Bookkeeping of an old storage driver that some builders packed too. */
    private static final String WHITEOUT_META = ".wh..wh.";

    private static final int BUFFER = 1 << 16;

    private final Layer layer;
    private final BoundedStream guard;
    private final TarReader tar;

    private LayerArchive(Layer layer, BoundedStream guard) {
        this.layer = layer;
        this.guard = guard;
        this.tar = new TarReader(guard);
    }

    /**
     * Opens a layer.
     *
     * @param blob its file
     * @param most bytes that it may have, uncompressed
     */
    static LayerArchive open(Layer layer, Path blob, long most) throws IOException, ImageException {
        InputStream file = new BufferedInputStream(RegularFile.stream(blob), BUFFER);
        boolean opened = false;
        try {
            LayerArchive archive = new LayerArchive(
                    layer, new BoundedStream(new BufferedInputStream(uncompressed(layer, file), BUFFER), most));
            opened = true;
            return archive;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static InputStream uncompressed(Layer layer, InputStream file) throws IOException, ImageException {
        return switch (layer.compression()) {
            case NONE -> file;
            case GZIP -> new GZIPInputStream(file, BUFFER);
            case ZSTD -> {
                try {
                    yield new ZstdInputStreamNoFinalizer(file);
                } catch (LinkageError e) {
                    throw ImageException.unsupported(
                            "layer " + layer.digest(),
                            "it is compressed with zstd, whose library cannot be loaded on this machine: "
                                    + EscapedText.message(e));
                }
            }
        };
    }

    /**
     * The next entry; null after the last one.
     *
     * @throws ImageException if its name leads out of the tree
     * @throws IOException if the archive contradicts its format or breaks off
     */
    @Nullable
    LayerEntry next() throws IOException, ImageException {
        TarArchiveEntry entry = tar.next();
        if (entry == null) {
            return null;
        }
        try {
            TarReader.check(entry);
            return item(entry);
        } catch (IllegalArgumentException e) {
            throw ImageException.unsafeLayer(layer.digest(), entry.getName(), EscapedText.message(e));
        }
    }

    private static LayerEntry item(TarArchiveEntry entry) {
        List<String> path = EntryName.parse(entry.getName());
        LayerEntry.Kind kind = TarReader.kind(entry);
        String last = path.isEmpty() ? "" : path.get(path.size() - 1);
        List<String> folder = path.isEmpty() ? path : path.subList(0, path.size() - 1);
        if (path.stream().anyMatch(part -> part.startsWith(WHITEOUT_META)) && !last.equals(OPAQUE)
                || folder.stream().anyMatch(part -> part.startsWith(WHITEOUT))) {
            kind = LayerEntry.Kind.OTHER;
        } else if (last.equals(OPAQUE)) {
            return new LayerEntry(LayerEntry.Kind.OPAQUE, folder, "", List.of(), 0);
        } else if (last.startsWith(WHITEOUT)) {
            List<String> gone = EntryName.parse(last.substring(WHITEOUT.length()));
            if (gone.size() != 1) {
                throw new IllegalArgumentException("removes no name in its folder");
            }
            return new LayerEntry(
                    LayerEntry.Kind.WHITEOUT,
                    Stream.concat(folder.stream(), gone.stream()).toList(),
                    "",
                    List.of(),
                    0);
        }
        return TarReader.entry(entry, kind, path);
    }

    /** Content of the entry last given. */
    InputStream content() {
        return tar.content();
    }

    /** Reads to the end, beyond the last entry too, and gives the digest of all of it. */
    OciDigest finish() throws IOException {
        guard.allow(Long.MAX_VALUE);
        guard.transferTo(OutputStream.nullOutputStream());
        return guard.digest();
    }

    /** Uncompressed bytes read so far. */
    long count() {
        return guard.count();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}

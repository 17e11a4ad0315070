package dev.freestand.containers.image.layer;

import dev.freestand.core.name.EscapedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** A tar archive, entry by entry, with a bound on what comes before each. */
public final class TarReader implements AutoCloseable {

    private static final int BLOCK = 10_240;
    private static final int RECORD = 512;
    /** Long names, attributes and padding before an entry: generous, and small beside memory. */
    private static final long MOST_HEADERS = 1L << 20;

    private final BoundedStream guard;
    private final TarArchiveInputStream tar;

    /** Reads the archive, which is not compressed; closing this closes it. */
    public TarReader(BoundedStream guard) {
        this.guard = guard;
        this.tar = new TarArchiveInputStream(guard, BLOCK, RECORD, StandardCharsets.UTF_8.name(), true);
    }

    /**
     * The next entry; null after the last one.
     *
     * @throws IOException if the archive contradicts its format, breaks off, or goes beyond a bound
     */
    public @Nullable TarArchiveEntry next() throws IOException {
        TarArchiveEntry entry;
        try {
            if (tar.getCurrentEntry() != null) {
                // What is left of the last entry is content, and the bound below is for headers.
                tar.transferTo(OutputStream.nullOutputStream());
            }
            guard.allow(MOST_HEADERS);
            entry = tar.getNextEntry();
        } catch (RuntimeException e) {
            // The reader's own checks do not foresee everything.
            throw new IOException("a header is not valid: " + EscapedText.message(e), e);
        }
        guard.allow(Long.MAX_VALUE);
        if (entry == null) {
            return null;
        }
        long extra = 0;
        for (Map.Entry<String, String> header : entry.getExtraPaxHeaders().entrySet()) {
            extra += header.getKey().length() + header.getValue().length();
        }
        if (extra > MOST_HEADERS) {
            throw new BoundedStream.BoundException("too many headers");
        }
        return entry;
    }

    /**
     * Refuses an entry that could be without end.
     *
     * @throws IllegalArgumentException whose message is the end of a sentence
     */
    public static void check(TarArchiveEntry entry) {
        if (entry.isSparse()) {
            throw new IllegalArgumentException(
                    "is a sparse file, whose size could be unlimited; archive it without --sparse");
        }
    }

    /** What to do with an entry. */
    public static LayerEntry.Kind kind(TarArchiveEntry entry) {
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_DIR -> LayerEntry.Kind.FOLDER;
            // The oldest archives mark folders by a slash at the end.
            case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
                entry.isDirectory() ? LayerEntry.Kind.FOLDER : LayerEntry.Kind.FILE;
            case TarConstants.LF_SYMLINK -> LayerEntry.Kind.SYMBOLIC_LINK;
            case TarConstants.LF_LINK -> LayerEntry.Kind.HARD_LINK;
            case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO -> LayerEntry.Kind.DEVICE;
            default -> LayerEntry.Kind.OTHER;
        };
    }

    /**
     * An entry under a path, with what its links name.
     *
     * @throws IllegalArgumentException if a link is not safe; the message is the end of a sentence
     */
    public static LayerEntry entry(TarArchiveEntry entry, LayerEntry.Kind kind, List<String> path) {
        return new LayerEntry(
                kind,
                path,
                kind == LayerEntry.Kind.SYMBOLIC_LINK ? EntryName.link(entry.getLinkName()) : "",
                kind == LayerEntry.Kind.HARD_LINK ? EntryName.parse(entry.getLinkName()) : List.of(),
                entry.getMode());
    }

    /** Content of the entry last given. */
    public InputStream content() {
        return tar;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}

package dev.freestand.cli.unpack;

import dev.freestand.containers.image.layer.EntryName;
import dev.freestand.containers.image.layer.LayerEntry;
import dev.freestand.containers.image.layer.TarReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Entries of tar, cpio and zip archives as {@link LayerEntry}, so that one writer unpacks them all. Each method throws
 * {@link IllegalArgumentException} for a name or a link that is not safe.
 */
final class ArchiveEntries {

    private static final int USUAL_MODE = 0755;

    private ArchiveEntries() {}

    static LayerEntry of(TarArchiveEntry entry) {
        TarReader.check(entry);
        return TarReader.entry(entry, TarReader.kind(entry), EntryName.parse(entry.getName()));
    }

    /** The entry whose content comes next; that of a link, which is its target, is read. */
    static LayerEntry of(CpioArchiveEntry entry, InputStream content) throws IOException {
        LayerEntry.Kind kind = entry.isDirectory()
                ? LayerEntry.Kind.FOLDER
                : entry.isRegularFile()
                        ? LayerEntry.Kind.FILE
                        : entry.isSymbolicLink() ? LayerEntry.Kind.SYMBOLIC_LINK : LayerEntry.Kind.DEVICE;
        return of(kind, entry.getName(), content, (int) entry.getMode());
    }

    /** Likewise. Archives of other systems than Unix have no permission bits. */
    static LayerEntry of(ZipArchiveEntry entry, InputStream content) throws IOException {
        LayerEntry.Kind kind = entry.isDirectory()
                ? LayerEntry.Kind.FOLDER
                : entry.isUnixSymlink() ? LayerEntry.Kind.SYMBOLIC_LINK : LayerEntry.Kind.FILE;
        return of(kind, entry.getName(), content, entry.getUnixMode() == 0 ? USUAL_MODE : entry.getUnixMode());
    }

    private static LayerEntry of(LayerEntry.Kind kind, String name, InputStream content, int mode) throws IOException {
        List<String> path = EntryName.parse(name);
        String target = kind == LayerEntry.Kind.SYMBOLIC_LINK
                ? EntryName.link(new String(content.readNBytes(EntryName.LONGEST_PATH + 1), StandardCharsets.UTF_8))
                : "";
        return new LayerEntry(kind, path, target, List.of(), mode);
    }
}

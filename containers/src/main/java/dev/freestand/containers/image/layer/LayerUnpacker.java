package dev.freestand.containers.image.layer;

import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.Layer;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.TreeRemoval;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Lays a scanned layer over the tree of those below it, as {@link TreeWriter} writes entries. */
public final class LayerUnpacker {

    private final Layer layer;
    private final UnpackFolder tree;
    private final TreeWriter writer;

    public LayerUnpacker(Layer layer, UnpackFolder tree) {
        this.layer = layer;
        this.tree = tree;
        this.writer = new TreeWriter(tree);
    }

    /**
     * Removes what the layer removes, then writes what it brings.
     *
     * @param blob the very file that was scanned
     */
    public SkippedEntries unpack(Path blob, LayerScan scan, Deadline deadline)
            throws IOException, ImageException, InterruptedException {
        for (LayerEntry removal : scan.removals()) {
            deadline.check();
            try {
                remove(removal);
            } catch (UnpackFolder.NotATreeException e) {
                throw ImageException.unsafeLayer(layer.digest(), removal.name(), EscapedText.message(e));
            }
        }
        SkippedEntries skipped = SkippedEntries.NOTHING;
        try (LayerArchive archive = LayerArchive.open(layer, blob, scan.bytes())) {
            for (LayerEntry item = archive.next(); item != null; item = archive.next()) {
                deadline.check();
                skipped = skipped.plus(put(item, archive));
            }
        }
        return skipped;
    }

    private SkippedEntries put(LayerEntry item, LayerArchive archive) throws IOException, ImageException {
        try {
            return writer.put(item, archive.content());
        } catch (UnpackFolder.NotATreeException e) {
            throw ImageException.unsafeLayer(layer.digest(), item.name(), EscapedText.message(e));
        }
    }

    private void remove(LayerEntry item) throws IOException {
        try {
            if (item.kind() == LayerEntry.Kind.WHITEOUT) {
                Path gone = tree.find(item.path());
                if (gone != null) {
                    TreeRemoval.remove(gone);
                }
                return;
            }
            Path folder = tree.find(item.path());
            BasicFileAttributes there = folder == null ? null : UnpackFolder.look(folder);
            // A link that this layer replaces by a folder hides nothing of what it leads to.
            if (folder != null && there != null && there.isDirectory()) {
                for (Path gone : Folders.list(folder)) {
                    TreeRemoval.remove(gone);
                }
            }
        } catch (InvalidPathException e) {
            // A name that could not be written has nothing to be removed.
            return;
        }
    }
}

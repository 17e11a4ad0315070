package dev.freestand.containers.image.layer;

import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.Layer;
import dev.freestand.core.name.Printable;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.TreeRemoval;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Lays a scanned layer over the tree of those below it. Owners, times, extended attributes, and the setuid, setgid and
 * sticky bits are not kept, nor the right of others to write; the owner can read everything and enter every folder.
 */
public final class LayerUnpacker {

    private static final int KEPT = 0755;
    private static final int FILE_LEAST = 0400;
    private static final int FOLDER_LEAST = 0700;

    private final Layer layer;
    private final UnpackFolder tree;

    public LayerUnpacker(Layer layer, UnpackFolder tree) {
        this.layer = layer;
        this.tree = tree;
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
            guarded(removal, () -> remove(removal));
        }
        SkippedEntries skipped = SkippedEntries.NOTHING;
        try (LayerArchive archive = LayerArchive.open(layer, blob, scan.bytes())) {
            for (LayerEntry item = archive.next(); item != null; item = archive.next()) {
                deadline.check();
                skipped = skipped.plus(put(item, archive.content()));
            }
        }
        return skipped;
    }

    /** A step that may meet something which no tree can have. */
    private interface Step {
        void run() throws IOException, ImageException;
    }

    private void guarded(LayerEntry item, Step step) throws IOException, ImageException {
        try {
            step.run();
        } catch (UnpackFolder.NotATreeException e) {
            throw ImageException.unsafeLayer(layer.digest(), item.name(), Printable.message(e));
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

    private SkippedEntries put(LayerEntry item, InputStream content) throws IOException, ImageException {
        try {
            switch (item.kind()) {
                case FOLDER -> guarded(item, () -> folder(item));
                case FILE -> guarded(item, () -> file(item, content));
                case SYMBOLIC_LINK -> guarded(item, () -> Files.createSymbolicLink(clear(item), Path.of(item.link())));
                case HARD_LINK -> guarded(item, () -> hardLink(item));
                case WHITEOUT, OPAQUE -> {
                    return SkippedEntries.NOTHING;
                }
                case DEVICE -> {
                    return new SkippedEntries(1, 0, 0);
                }
                default -> {
                    return new SkippedEntries(0, 0, 1);
                }
            }
            return SkippedEntries.NOTHING;
        } catch (InvalidPathException e) {
            return new SkippedEntries(0, 1, 0);
        }
    }

    /** The place for something new, with whatever was there removed. */
    private Path clear(LayerEntry item) throws IOException {
        if (item.path().isEmpty()) {
            throw new UnpackFolder.NotATreeException("would put something in the place of the root");
        }
        Path place = tree.place(item.path());
        TreeRemoval.remove(place);
        return place;
    }

    private void folder(LayerEntry item) throws IOException {
        Path place = tree.place(item.path());
        BasicFileAttributes there = UnpackFolder.look(place);
        if (there == null || !there.isDirectory()) {
            TreeRemoval.remove(place);
            Files.createDirectory(place);
        }
        // A folder, made or seen without following a link.
        Files.setPosixFilePermissions(place, permissions(item.mode() & KEPT | FOLDER_LEAST));
    }

    private void file(LayerEntry item, InputStream content) throws IOException {
        Path place = clear(item);
        try (OutputStream out = Files.newOutputStream(
                place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            content.transferTo(out);
        }
        Files.setPosixFilePermissions(place, permissions(item.mode() & KEPT | FILE_LEAST));
    }

    private void hardLink(LayerEntry item) throws IOException {
        Path target = tree.find(item.target());
        BasicFileAttributes there = target == null ? null : UnpackFolder.look(target);
        if (target == null || there == null) {
            throw new UnpackFolder.NotATreeException("is a hard link to what is not there");
        }
        if (there.isDirectory()) {
            throw new UnpackFolder.NotATreeException("is a hard link to a folder");
        }
        Path place = tree.place(item.path());
        if (place.equals(target)) {
            return;
        }
        if (target.startsWith(place)) {
            throw new UnpackFolder.NotATreeException("is a hard link in the place of a folder that its target is in");
        }
        clear(item);
        if (there.isSymbolicLink()) {
            Files.createSymbolicLink(place, Files.readSymbolicLink(target));
        } else {
            Files.createLink(place, target);
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        // Declared from the owner's read permission, bit 8, to the others' execute permission, bit 0.
        for (int i = 0; i < all.length; i++) {
            if ((mode >> (all.length - 1 - i) & 1) != 0) {
                set.add(all[i]);
            }
        }
        return set;
    }
}

package dev.freestand.containers.image.layer;

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
 * Writes the entries of an archive into a tree that none of them can leave. Owners, times, extended attributes, and the
 * setuid, setgid and sticky bits are not kept, nor the right of others to write; the owner can read everything and enter
 * every folder. Devices are left out.
 */
public final class TreeWriter {

    private static final int KEPT = 0755;
    private static final int FILE_LEAST = 0400;
    private static final int FOLDER_LEAST = 0700;

    private final UnpackFolder tree;

    public TreeWriter(UnpackFolder tree) {
        this.tree = tree;
    }

    /**
     * Writes one entry, in the place of whatever was there before.
     *
     * @param content of the entry, if it is a file
     * @return what was left out of it
     * @throws UnpackFolder.NotATreeException if no tree can have it
     */
    public SkippedEntries put(LayerEntry item, InputStream content) throws IOException {
        try {
            switch (item.kind()) {
                case FOLDER -> folder(item);
                case FILE -> file(item, content);
                case SYMBOLIC_LINK -> Files.createSymbolicLink(clear(item), Path.of(item.link()));
                case HARD_LINK -> hardLink(item);
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
            throw new UnpackFolder.NotATreeException("would replace the root");
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
            throw new UnpackFolder.NotATreeException("is a hard link to a missing file");
        }
        if (there.isDirectory()) {
            throw new UnpackFolder.NotATreeException("is a hard link to a folder");
        }
        Path place = tree.place(item.path());
        if (place.equals(target)) {
            return;
        }
        if (target.startsWith(place)) {
            throw new UnpackFolder.NotATreeException(
                    "is a hard link that would replace a folder containing its target");
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

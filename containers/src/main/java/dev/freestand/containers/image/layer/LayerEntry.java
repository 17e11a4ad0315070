package dev.freestand.containers.image.layer;

import java.util.List;

/**
 * One entry of an archive, as far as it matters here.
 *
 * @param kind what to do with it
 * @param path where, part by part from the root; empty for the root itself. Of a whiteout: what is to go; of an opaque
 *     one: the folder to be emptied
 * @param link what a symbolic link says, letter by letter
 * @param target what a hard link is another name of, part by part from the root
 * @param mode permission bits
 */
public record LayerEntry(Kind kind, List<String> path, String link, List<String> target, int mode) {

    /** What to do with an entry. */
    public enum Kind {
        FOLDER,
        FILE,
        SYMBOLIC_LINK,
        HARD_LINK,
        /** Removes a name of a lower layer. */
        WHITEOUT,
        /** Empties a folder of a lower layer. */
        OPAQUE,
        /** A device or a named pipe. */
        DEVICE,
        /** Something that has no place in a tree, such as a volume's label. */
        OTHER
    }

    public LayerEntry {
        path = List.copyOf(path);
        target = List.copyOf(target);
    }

    /** The name as the archive has it, for messages. */
    public String name() {
        return "/" + String.join("/", path);
    }
}

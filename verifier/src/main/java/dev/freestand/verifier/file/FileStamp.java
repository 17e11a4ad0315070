package dev.freestand.verifier.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What shows whether a name still leads to the same file, and whether anybody wrote to that file: device, inode, length and
 * the times of the last change of content and of the inode. A writer can set the first of these times back, never the
 * second.
 *
 * @param facts those, by their names
 */
public record FileStamp(Map<String, Object> facts) {

    private static final String WANTED = "unix:dev,ino,size,lastModifiedTime,ctime";

    public FileStamp {
        facts = Map.copyOf(facts);
    }

    /** The stamp of what a name leads to. Symbolic links are followed. */
    public static FileStamp of(Path file) throws IOException {
        return new FileStamp(Files.readAttributes(file, WANTED));
    }
}

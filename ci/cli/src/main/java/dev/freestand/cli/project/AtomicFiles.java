package dev.freestand.cli.project;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileNotWrittenException;
import dev.freestand.verifier.file.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files so that a reader sees the old content or the new one, never a part. */
public final class AtomicFiles {

    private static final String PREFIX = ".freestand-";
    private static final String SUFFIX = ".tmp";

    private AtomicFiles() {}

    /**
     * Writes text in UTF-8.
     *
     * @throws FileNotWrittenException if that is not possible; then the old content is still there
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces a file by these bytes, as above. */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = FileNames.absolute(file).getParent();
        if (folder == null) {
            throw new IOException(FileNames.shown(file) + " is not a file");
        }
        try {
            Files.createDirectories(folder);
            replace(file, folder, content);
        } catch (IOException e) {
            throw new FileNotWrittenException(file, e);
        }
    }

    /**
     * Writes a file that is not there yet, in UTF-8; one that comes to be there meanwhile stays as it is.
     *
     * @throws FileAlreadyExistsException if there is one
     * @throws FileNotWrittenException if that is not possible
     */
    public static void create(Path file, String text) throws IOException {
        Path folder = FileNames.absolute(file).getParent();
        if (folder == null) {
            throw new IOException(FileNames.shown(file) + " is not a file");
        }
        try {
            Files.createDirectories(folder);
            Path whole = temporary(folder, text.getBytes(StandardCharsets.UTF_8));
            try {
                // Unlike a rename, a second name never takes the place of a file.
                Files.createLink(file, whole);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            throw new FileNotWrittenException(file, e instanceof IOException fault ? fault : new IOException(e));
        }
    }

    /** Removes what processes left in a folder that were killed while they wrote. */
    public static void sweep(Path folder) throws IOException {
        for (Path file : Folders.list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
                continue;
            }
            String owner = name.substring(PREFIX.length()).replaceFirst("-.*", "");
            if (owner.matches("[0-9]{1,10}")
                    && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void replace(Path file, Path folder, byte[] content) throws IOException {
        Path temporary = temporary(folder, content);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A file with that content beside the one that it is to become, on the disk; removing it is the caller's. */
    private static Path temporary(Path folder, byte[] content) throws IOException {
        Path temporary =
                Files.createTempFile(folder, PREFIX + ProcessHandle.current().pid() + "-", SUFFIX);
        // For a signal that ends the program meanwhile.
        temporary.toFile().deleteOnExit();
        boolean whole = false;
        try {
            Files.write(temporary, content);
            // What is renamed has to be on the disk, or a loss of power leaves an empty file under the good name.
            flush(temporary);
            // Not the 0600 of a temporary file: the reports are for everybody.
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
            whole = true;
            return temporary;
        } finally {
            if (!whole) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    /** Waits until a file, or the names in a folder, would survive a loss of power. */
    public static void flush(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

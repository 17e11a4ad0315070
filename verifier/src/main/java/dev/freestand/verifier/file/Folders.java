package dev.freestand.verifier.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Iterator;

/** Lists folders without waiting, whatever their names have come to lead to. */
public final class Folders {

    private Folders() {}

    /**
     * What lies in a folder. Symbolic links are followed. The platform opens a folder without {@code O_DIRECTORY}, so it
     * waits for a writer where the name has just become that of a FIFO. With {@code /.} behind the name, the system finds
     * out that it is none before anything is opened.
     *
     * @return the names below {@code folder}, without that ending; reading on throws {@link DirectoryIteratorException}
     * @throws NotDirectoryException if it is no folder
     * @throws IOException if it may not be read
     */
    public static DirectoryStream<Path> list(Path folder) throws IOException {
        DirectoryStream<Path> entries;
        try {
            entries = Files.newDirectoryStream(folder.resolve("."));
        } catch (NotDirectoryException e) {
            throw new NotDirectoryException(folder.toString());
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(folder.toString());
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(folder.toString());
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> inner = entries.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return inner.hasNext();
                    }

                    @Override
                    public Path next() {
                        return folder.resolve(inner.next().getFileName());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }
}

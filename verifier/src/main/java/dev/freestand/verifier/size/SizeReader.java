package dev.freestand.verifier.size;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.size.SizeFiles;
import dev.freestand.core.size.SizeMeasurement;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.tree.FileTree;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.NotRegularFileException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads size breakdown in files of this machine. */
public final class SizeReader {

    /** The files of this machine. */
    public static final SizeFiles FILES = new HostFiles();

    private SizeReader() {}

    /**
     * Measures a file; see {@link SizeMeasurement}.
     *
     * @param twin the separate debug file, or the file before stripping; null for {@code FILE.debug} where that is there
     * @param map the linker's map, or null
     * @throws ElfFormatException if the file is not well-formed ELF
     * @throws IOException if it cannot be read
     */
    public static SizeReport read(Path file, @Nullable Path twin, @Nullable Path map)
            throws ElfFormatException, IOException {
        return SizeMeasurement.of(FILES, FileNames.text(file), text(twin), text(map));
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : FileNames.text(path);
    }

    private static final class HostFiles implements SizeFiles {

        @Override
        public FileTree.OpenFile open(String path) throws IOException {
            try {
                return FileSource.open(FileNames.ofText(path));
            } catch (NotRegularFileException e) {
                throw new IOException("it " + e.getReason(), e);
            } catch (FileSystemException e) {
                // The platform's own words for some reasons are the name of the file and nothing else.
                throw new IOException(FileErrorReasons.reason(e), e);
            }
        }

        @Override
        public boolean exists(String path) {
            return Files.exists(FileNames.ofText(path));
        }
    }
}

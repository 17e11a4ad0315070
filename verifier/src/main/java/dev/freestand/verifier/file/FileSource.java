package dev.freestand.verifier.file;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.tree.FileTree;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A regular file, opened once and read at positions, so that everything said about it is said of one and the same file
 * even when its name is given to another meanwhile.
 */
public final class FileSource implements FileTree.OpenFile {

    private final RegularFile file;

    private FileSource(RegularFile file) {
        this.file = file;
    }

    /**
     * Opens a file for reading. Symbolic links are followed.
     *
     * @throws dev.freestand.verifier.file.NotRegularFileException if it is a directory, FIFO, socket or device
     * @throws IOException if there is no such file or it may not be read
     */
    public static FileSource open(Path file) throws IOException {
        return new FileSource(RegularFile.open(file));
    }

    /** A file that is open already; closing this closes it. */
    public static FileSource of(RegularFile file) {
        return new FileSource(file);
    }

    /**
     * Reads an ELF file by name.
     *
     * @throws ElfFormatException if it is not well-formed ELF
     * @throws NotRegularFileException if it is a directory, FIFO, socket or device
     * @throws IOException if it cannot be opened or read
     */
    public static ElfFile readElf(Path file) throws ElfFormatException, IOException {
        try (FileSource source = open(file)) {
            return ElfReader.read(source);
        }
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        return file.read(position, into, from, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

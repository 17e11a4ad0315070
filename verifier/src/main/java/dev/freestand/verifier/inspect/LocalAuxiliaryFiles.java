package dev.freestand.verifier.inspect;

import dev.freestand.core.hazard.AuxiliaryFiles;
import dev.freestand.core.tree.FileTree;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files on this machine with evidence about a program.
 *
 * @param debug the separate debug file, or null
 * @param log what the linker printed, of which no more than 16 MiB are read; or null
 */
public record LocalAuxiliaryFiles(
        @Nullable Path debug, @Nullable Path log) implements AuxiliaryFiles {

    private static final int LONGEST = 16 << 20;

    /** The separate debug file beside a file, under its name with {@code .debug} behind it, where there is one. */
    public static LocalAuxiliaryFiles of(Path file) {
        Path debug = FileNames.beside(file, ".debug");
        return new LocalAuxiliaryFiles(Files.isRegularFile(debug) ? debug : null, null);
    }

    /** The same with what the linker printed, where that file exists. */
    public LocalAuxiliaryFiles withLog(Path newLog) {
        return Files.isRegularFile(newLog) ? new LocalAuxiliaryFiles(debug, newLog) : this;
    }

    @Override
    public @Nullable String debugFile() {
        return debug == null ? null : FileNames.shown(FileNames.last(debug));
    }

    @Override
    public FileTree.OpenFile openDebugFile() throws IOException {
        if (debug == null) {
            throw new IOException("there is no separate debug file");
        }
        return FileSource.open(debug);
    }

    @Override
    public @Nullable String linkerOutput() throws IOException {
        if (log == null) {
            return null;
        }
        try (InputStream stream = RegularFile.stream(log)) {
            return new String(stream.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        }
    }
}

package dev.freestand.verifier.inspect;

import dev.freestand.core.analysis.FileErrors;
import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.nio.file.Path;

/** A file was written, or its name given to another, while it was looked at: what was seen holds for none of them. */
final class FileChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    FileChangedException(Path file) {
        super(FileErrors.changed(FileNames.shown(file)).message());
    }
}

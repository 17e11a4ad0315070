package dev.freestand.verifier.file;

import dev.freestand.core.analysis.FileErrors;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file is longer than a file of its kind ever is, so it was not read. */
public final class FileTooLongException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    public FileTooLongException(Path file, long size, long limit) {
        super(FileNames.shown(file), null, FileErrors.tooLong(size, limit));
    }

    @Override
    public String getMessage() {
        return getFile() + " " + getReason();
    }
}

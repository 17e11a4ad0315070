package dev.freestand.verifier.file;

import dev.freestand.core.analysis.FileErrors;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The name leads to something that is not a regular file, so nothing was read from it. */
public final class NotRegularFileException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    private NotRegularFileException(Path file, String reason) {
        super(FileNames.shown(file), null, reason);
    }

    static NotRegularFileException directory(Path file) {
        return new NotRegularFileException(file, FileErrors.DIRECTORY);
    }

    static NotRegularFileException symbolicLink(Path file) {
        return new NotRegularFileException(file, "is a symbolic link, which is not followed here");
    }

    static NotRegularFileException special(Path file) {
        return new NotRegularFileException(file, FileErrors.SPECIAL);
    }

    @Override
    public String getMessage() {
        return getFile() + " " + getReason();
    }
}

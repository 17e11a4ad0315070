package dev.freestand.verifier.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file cannot be written: the disk is full, or it may not be. Names the file that was to be written, never a temporary one. */
public final class FileNotWrittenException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    /**
     * A fault while a file was written.
     *
     * @param cause what the platform says, which often names no file
     */
    public FileNotWrittenException(Path file, IOException cause) {
        super(FileNames.shown(file), null, "cannot be written: " + reason(cause));
        initCause(cause);
    }

    /** What the platform says without names of classes. */
    private static String reason(IOException fault) {
        if (fault instanceof FileNotWrittenException inner && inner.getCause() instanceof IOException first) {
            return reason(first);
        }
        if (fault instanceof NoSuchFileException) {
            return "no such folder";
        }
        return FileErrorReasons.reason(fault);
    }

    @Override
    public String getMessage() {
        return getFile() + " " + getReason();
    }
}

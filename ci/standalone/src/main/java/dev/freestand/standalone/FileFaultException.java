package dev.freestand.standalone;

import dev.freestand.aot.libc.Errno;
import dev.freestand.core.analysis.FileErrors;
import dev.freestand.core.facts.FileError;
import java.io.IOException;

/** A file cannot be opened or read, for a reason that a report can state. */
final class FileFaultException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient FileError error;
    private final String reason;

    private FileFaultException(FileError error, String reason) {
        super(error.message());
        this.error = error;
        this.reason = reason;
    }

    /**
     * What an error number says of a file.
     *
     * @throws OpenFilesException if it says nothing of this one: no more files may be open
     */
    static FileFaultException of(FilePath file, int number) {
        String shown = file.shown();
        return switch (number) {
            case Errno.ENOENT -> new FileFaultException(FileErrors.absent(shown), "no such file or folder");
            case Errno.EACCES -> new FileFaultException(FileErrors.denied(shown), "permission denied");
            case Errno.EMFILE, Errno.ENFILE -> throw new OpenFilesException();
            default -> unreadable(file, describe(number));
        };
    }

    /** It is a directory, FIFO, socket or device: {@link FileErrors#DIRECTORY} or {@link FileErrors#SPECIAL}. */
    static FileFaultException notRegular(FilePath file, String reason) {
        return new FileFaultException(FileErrors.notRegular(file.shown(), reason), reason);
    }

    /** It is longer than one that is read. */
    static FileFaultException tooLong(FilePath file, long size) {
        String reason = FileErrors.tooLong(size, FileErrors.LONGEST);
        return new FileFaultException(FileErrors.tooLong(file.shown(), reason), reason);
    }

    /** It changed while it was looked at. */
    static FileFaultException changed(FilePath file) {
        return new FileFaultException(FileErrors.changed(file.shown()), "changed while it was inspected");
    }

    static FileFaultException unreadable(FilePath file, String reason) {
        return new FileFaultException(FileErrors.unreadable(file.shown(), reason), reason);
    }

    private static String describe(int number) {
        String words = Errno.message(number);
        return number == Errno.tooManyLinks() ? words + " or unable to access attributes of symbolic link" : words;
    }

    /** Why, without the name of the file. */
    String reason() {
        return reason;
    }

    /** The same as a sentence without a subject, for what is behind a colon. */
    String plainReason() {
        return error.code().equals("not-a-regular-file") ? "it " + reason : reason;
    }

    FileError error() {
        return error;
    }

    /** No more files may be open: nothing can be said of any file, and a result without it would be wrong. */
    static final class OpenFilesException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OpenFilesException() {
            super("too many files are open: allow more (ulimit -n)");
        }
    }
}

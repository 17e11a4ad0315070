package dev.freestand.standalone;

import dev.freestand.aot.libc.Errno;
import dev.freestand.core.analysis.FileErrors;
import dev.freestand.core.facts.FileError;
import java.io.IOException;

/** A file cannot be opened or read, for a reason that a report can state. */
final class FileFaultException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int EACCES = 13;
    private static final int ELOOP = 40;

    private final transient FileError error;

    FileFaultException(FileError error) {
        super(error.message());
        this.error = error;
    }

    /** The system refuses. */
    static FileFaultException of(FilePath file, int number) {
        return new FileFaultException(
                switch (number) {
                    case Errno.ENOENT -> FileErrors.absent(file.shown());
                    case EACCES -> FileErrors.denied(file.shown());
                    default -> FileErrors.unreadable(file.shown(), words(number));
                });
    }

    private static String words(int number) {
        String words = Errno.words(number);
        return number == ELOOP ? words + " or unable to access attributes of symbolic link" : words;
    }

    /** Why, without the name of the file. */
    String reason(FilePath file) {
        String message = error.message();
        String unreadable = file.shown() + " could not be read: ";
        return switch (error.code()) {
            case "no-such-file" -> "no such file or folder";
            case "permission-denied" -> "permission denied";
            default -> message.substring((message.startsWith(unreadable) ? unreadable : file.shown() + " ").length());
        };
    }

    FileError error() {
        return error;
    }
}

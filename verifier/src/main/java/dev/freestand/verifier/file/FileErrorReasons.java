package dev.freestand.verifier.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * What the platform says about a file. It names the file in the locale's letters, of which some may be lost, and says some
 * reasons by the class of an exception alone.
 */
public final class FileErrorReasons {

    /** What the platform puts where it cannot read a name. */
    private static final String LOST = "\uFFFD";

    private FileErrorReasons() {}

    /** The reason, without the name of the file or of a class. */
    public static String reason(IOException fault) {
        if (fault instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (fault instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (fault instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return "it is there already";
        }
        return fault.getMessage() == null ? fault.toString() : fault.getMessage();
    }

    /** The file that the platform names, with <code>&#92;x??</code> for each byte or letter that it lost. */
    public static String file(FileSystemException fault) {
        return String.valueOf(fault.getFile()).replace(LOST, "\\x??");
    }

    /** The same fault, of a file that is named by its bytes. */
    static IOException of(String file, IOException fault) {
        FileSystemException named;
        if (fault instanceof NoSuchFileException) {
            named = new NoSuchFileException(file);
        } else if (fault instanceof AccessDeniedException) {
            named = new AccessDeniedException(file);
        } else if (fault instanceof NotDirectoryException) {
            named = new NotDirectoryException(file);
        } else if (fault.getClass() == FileSystemException.class) {
            named = new FileSystemException(file, null, ((FileSystemException) fault).getReason());
        } else {
            return fault;
        }
        named.initCause(fault);
        return named;
    }
}

package dev.freestand.standalone;

/** No more files may be open: nothing can be said of any file, and a result without it would be wrong. */
final class OpenFilesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OpenFilesException() {
        super("too many files are open: allow more (ulimit -n)");
    }
}

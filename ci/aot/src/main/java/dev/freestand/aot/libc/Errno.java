package dev.freestand.aot.libc;

/**
 * Error numbers of Linux (the same on every architecture that programs are made for) and their words.
 *
 * <p>The words are glibc's and so the Java virtual machine's. They are kept here because other C libraries use other
 * words for some, and the same failure has to read the same whichever way the program was linked.
 */
public final class Errno {
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EAGAIN = 11;
    public static final int EEXIST = 17;
    public static final int EINVAL = 22;
    public static final int ERANGE = 34;
    public static final int ENODATA = 61;
    public static final int ENOTSUP = 95;

    private Errno() {}

    /** What the number means, such as {@code No such file or directory}. */
    public static String words(int number) {
        return switch (number) {
            case 1 -> "Operation not permitted";
            case ENOENT -> "No such file or directory";
            case EINTR -> "Interrupted system call";
            case 5 -> "Input/output error";
            case 6 -> "No such device or address";
            case 9 -> "Bad file descriptor";
            case EAGAIN -> "Resource temporarily unavailable";
            case 12 -> "Cannot allocate memory";
            case 13 -> "Permission denied";
            case 16 -> "Device or resource busy";
            case EEXIST -> "File exists";
            case 18 -> "Invalid cross-device link";
            case 19 -> "No such device";
            case 20 -> "Not a directory";
            case 21 -> "Is a directory";
            case EINVAL -> "Invalid argument";
            case 23 -> "Too many open files in system";
            case 24 -> "Too many open files";
            case 26 -> "Text file busy";
            case 27 -> "File too large";
            case 28 -> "No space left on device";
            case 29 -> "Illegal seek";
            case 30 -> "Read-only file system";
            case 32 -> "Broken pipe";
            case ERANGE -> "Numerical result out of range";
            case 36 -> "File name too long";
            case 40 -> "Too many levels of symbolic links";
            case ENODATA -> "No data available";
            case 75 -> "Value too large for defined data type";
            case ENOTSUP -> "Operation not supported";
            case 116 -> "Stale file handle";
            case 122 -> "Disk quota exceeded";
            default -> "error number " + number;
        };
    }
}

/* The words of glibc, and so of the Java virtual machine: other C libraries use other words for some, and the same failure has
   to read the same whichever way the program was linked. The numbers are the headers': MIPS has others than most. */
#include "errors.h"

#include <errno.h>
#include <stddef.h>

char *aot_error_words(int number) {
    switch (number) {
        case EPERM: return "Operation not permitted";
        case ENOENT: return "No such file or directory";
        case EINTR: return "Interrupted system call";
        case EIO: return "Input/output error";
        case ENXIO: return "No such device or address";
        case EBADF: return "Bad file descriptor";
        case EAGAIN: return "Resource temporarily unavailable";
        case ENOMEM: return "Cannot allocate memory";
        case EACCES: return "Permission denied";
        case EBUSY: return "Device or resource busy";
        case EEXIST: return "File exists";
        case EXDEV: return "Invalid cross-device link";
        case ENODEV: return "No such device";
        case ENOTDIR: return "Not a directory";
        case EISDIR: return "Is a directory";
        case EINVAL: return "Invalid argument";
        case ENFILE: return "Too many open files in system";
        case EMFILE: return "Too many open files";
        case ETXTBSY: return "Text file busy";
        case EFBIG: return "File too large";
        case ENOSPC: return "No space left on device";
        case ESPIPE: return "Illegal seek";
        case EROFS: return "Read-only file system";
        case EPIPE: return "Broken pipe";
        case ERANGE: return "Numerical result out of range";
        case ENAMETOOLONG: return "File name too long";
        case ENOSYS: return "Function not implemented";
        case ELOOP: return "Too many levels of symbolic links";
        case ENODATA: return "No data available";
        case EOVERFLOW: return "Value too large for defined data type";
        case ENOTSUP: return "Operation not supported";
        case ESTALE: return "Stale file handle";
        case EDQUOT: return "Disk quota exceeded";
        default: return NULL;
    }
}

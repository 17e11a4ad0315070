package dev.freestand.rcli;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/** The functions of the C library that the program calls, under their own names, and what {@code start.c} adds. */
final class Libc {
    private Libc() {}

    /** The fields of {@code struct stat} that are of use; the C compiler knows where they are. */
    @Include("sys/stat.h")
    @Native(structKeyword = true)
    @Name("stat")
    static final class Stat extends Structure {
        @Name("st_mode")
        int mode;

        @Name("st_uid")
        int owner;

        @Name("st_gid")
        int group;

        @Name("st_nlink")
        long names;

        @Name("st_dev")
        long device;

        @Name("st_ino")
        long node;
    }

    @Include("fcntl.h")
    @Import(name = "open")
    static native int open(Address path, int flags, int mode);

    @Include("fcntl.h")
    @Import(name = "fcntl")
    static native int fcntl(int descriptor, int command, int argument);

    @Include("unistd.h")
    @Import(name = "read")
    static native long read(int descriptor, Address buffer, long size);

    @Include("unistd.h")
    @Import(name = "write")
    static native long write(int descriptor, Address data, long size);

    @Include("unistd.h")
    @Import(name = "fsync")
    static native int fsync(int descriptor);

    @Include("unistd.h")
    @Import(name = "close")
    static native int close(int descriptor);

    @Include("stdio.h")
    @Import(name = "rename")
    static native int rename(Address from, Address to);

    @Include("unistd.h")
    @Import(name = "unlink")
    static native int unlink(Address path);

    @Include("unistd.h")
    @Import(name = "readlink")
    static native long readlink(Address path, Address buffer, long size);

    @Include("unistd.h")
    @Import(name = "fchown")
    static native int fchown(int descriptor, int owner, int group);

    @Include("sys/stat.h")
    @Import(name = "fchmod")
    static native int fchmod(int descriptor, int mode);

    @Include("sys/xattr.h")
    @Import(name = "listxattr")
    static native long listxattr(Address path, Address names, long size);

    @Include("sys/xattr.h")
    @Import(name = "flistxattr")
    static native long flistxattr(int descriptor, Address names, long size);

    @Include("sys/xattr.h")
    @Import(name = "getxattr")
    static native long getxattr(Address path, Address name, Address value, long size);

    @Include("sys/xattr.h")
    @Import(name = "fgetxattr")
    static native long fgetxattr(int descriptor, Address name, Address value, long size);

    @Include("sys/xattr.h")
    @Import(name = "fsetxattr")
    static native int fsetxattr(int descriptor, Address name, Address value, long size, int flags);

    @Include("sys/xattr.h")
    @Import(name = "fremovexattr")
    static native int fremovexattr(int descriptor, Address name);

    @Include("unistd.h")
    @Import(name = "isatty")
    static native int isatty(int descriptor);

    @Include("unistd.h")
    @Import(name = "getpid")
    static native int getpid();

    @Include("stdlib.h")
    @Import(name = "getenv")
    static native Address getenv(Address name);

    @Include("stdlib.h")
    @Import(name = "exit")
    static native void exit(int status);

    /** {@code stat(2)}. */
    @Include("sys/stat.h")
    @Import(name = "stat")
    static native int stat(Address path, Address status);

    /** {@code fstat(2)}. */
    @Include("sys/stat.h")
    @Import(name = "fstat")
    static native int fstat(int descriptor, Address status);

    @Include("errno.h")
    @Variable
    @Import(name = "errno")
    static native int errno();

    @Include(value = "start.h", isSystem = false)
    @Variable
    @Import(name = "rcli_argc")
    static native int argumentCount();

    @Include(value = "start.h", isSystem = false)
    @Import(name = "rcli_argument")
    static native Address argument(int index);

    /** Waits until the descriptor can be read, or written if {@code toWrite} is not 0, without blocking. */
    @Include(value = "start.h", isSystem = false)
    @Import(name = "rcli_await")
    static native int await(int descriptor, int toWrite);

    /** See {@link Sys#createUnnamed}; below 0: not available. */
    @Include(value = "start.h", isSystem = false)
    @Import(name = "rcli_create_unnamed")
    static native int createUnnamed(Address folder, int mode);

    /** Names such a file; below 0: {@code errno} says why not. */
    @Include(value = "start.h", isSystem = false)
    @Import(name = "rcli_name")
    static native int name(int descriptor, Address path);

    /** See {@link Sys#replace}; below 0: {@code errno} says why not. */
    @Include(value = "start.h", isSystem = false)
    @Import(name = "rcli_replace")
    static native int replace(int descriptor, Address temporary, Address replaced);

    @Include(value = "start.h", isSystem = false)
    @Import(name = "rcli_hide_memory")
    static native void hideMemory();

    /** The path is copied; {@code null} forgets the one before. */
    @Include(value = "start.h", isSystem = false)
    @Import(name = "rcli_remove_when_killed")
    static native void removeWhenKilled(Address path);
}

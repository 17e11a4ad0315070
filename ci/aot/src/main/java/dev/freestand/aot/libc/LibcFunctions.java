package dev.freestand.aot.libc;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/** The functions of the C library that programs call, under their own names, and what {@code start.c} adds. */
public final class LibcFunctions {
    private LibcFunctions() {}

    /** The fields of {@code struct stat} that are of use; the C compiler determines where they are. */
    @Include("sys/stat.h")
    @Native(structKeyword = true)
    @Name("stat")
    public static final class Stat extends Structure {
        @Name("st_mode")
        public int mode;

        @Name("st_uid")
        public int owner;

        @Name("st_gid")
        public int group;

        @Name("st_nlink")
        public long names;

        @Name("st_size")
        public long size;

        @Name("st_dev")
        public long device;

        @Name("st_ino")
        public long node;
    }

    @Include("unistd.h")
    @Import(name = "read")
    public static native long read(int descriptor, Address buffer, long size);

    @Include("unistd.h")
    @Import(name = "write")
    public static native long write(int descriptor, Address data, long size);

    @Include("unistd.h")
    @Import(name = "fsync")
    public static native int fsync(int descriptor);

    @Include("unistd.h")
    @Import(name = "close")
    public static native int close(int descriptor);

    @Include("stdio.h")
    @Import(name = "rename")
    public static native int rename(Address from, Address to);

    @Include("unistd.h")
    @Import(name = "unlink")
    public static native int unlink(Address path);

    @Include("unistd.h")
    @Import(name = "readlink")
    public static native long readlink(Address path, Address buffer, long size);

    @Include("unistd.h")
    @Import(name = "fchown")
    public static native int fchown(int descriptor, int owner, int group);

    @Include("sys/stat.h")
    @Import(name = "fchmod")
    public static native int fchmod(int descriptor, int mode);

    @Include("sys/xattr.h")
    @Import(name = "listxattr")
    public static native long listxattr(Address path, Address names, long size);

    @Include("sys/xattr.h")
    @Import(name = "flistxattr")
    public static native long flistxattr(int descriptor, Address names, long size);

    @Include("sys/xattr.h")
    @Import(name = "getxattr")
    public static native long getxattr(Address path, Address name, Address value, long size);

    @Include("sys/xattr.h")
    @Import(name = "fgetxattr")
    public static native long fgetxattr(int descriptor, Address name, Address value, long size);

    @Include("sys/xattr.h")
    @Import(name = "fsetxattr")
    public static native int fsetxattr(int descriptor, Address name, Address value, long size, int flags);

    @Include("sys/xattr.h")
    @Import(name = "fremovexattr")
    public static native int fremovexattr(int descriptor, Address name);

    /** Takes the first bytes of the heap at once, which begins with 1 MiB; a run that uses them is faster then. */
    @Include(value = "start.h", isSystem = false)
    @Import(name = "aot_populate_heap")
    public static native void populateHeap(long size);

    @Include("unistd.h")
    @Import(name = "isatty")
    public static native int isatty(int descriptor);

    @Include("unistd.h")
    @Import(name = "getpid")
    public static native int getpid();

    @Include("stdlib.h")
    @Import(name = "getenv")
    public static native Address getenv(Address name);

    @Include("stdlib.h")
    @Import(name = "exit")
    public static native void exit(int status);

    /** {@code stat(2)}. */
    @Include("sys/stat.h")
    @Import(name = "stat")
    public static native int stat(Address path, Address status);

    /** {@code fstat(2)}. */
    @Include("sys/stat.h")
    @Import(name = "fstat")
    public static native int fstat(int descriptor, Address status);

    @Include("errno.h")
    @Variable
    @Import(name = "errno")
    public static native int errno();

    @Include(value = "start.h", isSystem = false)
    @Variable
    @Import(name = "aot_argc")
    public static native int argumentCount();

    @Include(value = "start.h", isSystem = false)
    @Import(name = "aot_argument")
    public static native Address argument(int index);

    /** The bytes of a string of C, without the zero that ends it. */
    public static byte[] bytes(Address string) {
        int size = 0;
        while (string.add(size).getByte() != 0) {
            size++;
        }
        byte[] bytes = new byte[size];
        for (int n = 0; n < size; n++) {
            bytes[n] = string.add(n).getByte();
        }
        return bytes;
    }
}

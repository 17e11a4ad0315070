package dev.freestand.rcli.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** What {@code files.c} adds to the C library. */
final class FileCalls {
    private FileCalls() {}

    /** Waits until the descriptor can be read, or written if {@code toWrite} is not 0, without blocking. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_await")
    static native int await(int descriptor, int toWrite);

    /** See {@link Posix#openToRead}; below 0: {@code errno} states why not. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_open_to_read")
    static native int openToRead(Address path);

    /** See {@link Posix#openToWrite}; below 0: {@code errno} states why not. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_open_to_write")
    static native int openToWrite(Address path);

    /** See {@link Posix#create}; below 0: {@code errno} states why not. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_create")
    static native int create(Address path, int mode);

    /** See {@link Posix#createUnnamed}; below 0: not available. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_create_unnamed")
    static native int createUnnamed(Address folder, int mode);

    /** Names such a file; below 0: {@code errno} states why not. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_name")
    static native int name(int descriptor, Address path);

    /** See {@link Posix#replace}; below 0: {@code errno} states why not. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_replace")
    static native int replace(int descriptor, Address temporary, Address replaced);

    /** See {@link Posix#nanoTime}. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_nano_time")
    static native long nanoTime();

    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_hide_memory")
    static native void hideMemory();

    /** The path is copied; {@code null} forgets the one before. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_remove_when_killed")
    static native void removeWhenKilled(Address path);

    /** See {@link Posix#clearWhenKilled}. */
    @Include(value = "files.h", isSystem = false)
    @Import(name = "rcli_clear_when_killed")
    static native void clearWhenKilled(int columns);
}

package dev.freestand.rcli.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** What {@code secrets.c} adds to the C library. */
final class SecretCalls {
    /** Answer of {@link #ask}: there is no terminal. */
    static final int NO_TERMINAL = -2;
    /** Answer of {@link #ask}: the line does not fit. */
    static final int TOO_LONG = -3;

    private SecretCalls() {}

    /** Below 0: {@code errno} states why there are no random bytes. */
    @Include(value = "secrets.h", isSystem = false)
    @Import(name = "rcli_random")
    static native int random(Address array, long size);

    /** Length of the line that was typed; below 0: see above, and for -1 {@code errno} states why not. */
    @Include(value = "secrets.h", isSystem = false)
    @Import(name = "rcli_ask")
    static native int ask(Address prompt, Address line, long size);

    @Include(value = "secrets.h", isSystem = false)
    @Import(name = "rcli_lock_memory")
    static native void lockMemory();

    /** Bytes of memory that the program may take. */
    @Include(value = "secrets.h", isSystem = false)
    @Import(name = "rcli_memory")
    static native long memory();
}

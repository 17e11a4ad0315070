package dev.freestand.rcli.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** What {@code build.c} says. */
final class BuildCalls {
    private BuildCalls() {}

    /** See {@link Posix#build}. */
    @Include(value = "build.h", isSystem = false)
    @Import(name = "rcli_build")
    static native Address build();
}

package dev.freestand.rcli;

import dev.freestand.aot.libc.LibcFunctions;
import dev.freestand.rcli.posix.LibcPosix;

/** Where the native file starts. */
final class NativeMain {
    private NativeMain() {}

    /** The arguments given here are ignored: the runtime decodes them by the locale, which must not matter. */
    public static void main(String[] ignored) {
        String[] arguments = new String[LibcFunctions.argumentCount() - 1];
        for (int n = 0; n < arguments.length; n++) {
            arguments[n] = LibcPosix.text(LibcFunctions.argument(n + 1));
        }
        LibcFunctions.exit(App.run(new LibcPosix(), arguments));
    }
}

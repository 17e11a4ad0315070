package dev.freestand.rcli;

import dev.freestand.aot.libc.Libc;

/** Where the native file starts. */
final class NativeMain {
    private NativeMain() {}

    /** The arguments given here are ignored: the runtime decodes them by the locale, which must not matter. */
    public static void main(String[] ignored) {
        String[] arguments = new String[Libc.argumentCount() - 1];
        for (int n = 0; n < arguments.length; n++) {
            arguments[n] = LibcSys.text(Libc.argument(n + 1));
        }
        Libc.exit(App.run(new LibcSys(), arguments));
    }
}

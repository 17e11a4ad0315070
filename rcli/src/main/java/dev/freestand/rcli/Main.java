package dev.freestand.rcli;

import dev.freestand.rcli.posix.JvmPosix;

/** Where a Java virtual machine starts. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(App.run(new JvmPosix(), arguments));
    }
}

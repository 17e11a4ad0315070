package dev.freestand.rcli;

/** Where a Java virtual machine starts. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(App.run(new JvmPosix(), arguments));
    }
}

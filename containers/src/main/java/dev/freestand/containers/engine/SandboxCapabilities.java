package dev.freestand.containers.engine;

/**
 * What the sandbox can do here; a kernel, or a container around this program, may refuse some of it.
 *
 * @param nobody whether the user inside can be another than the one who started it
 * @param mounts whether a cell can have a /proc and a /dev of its own
 */
record SandboxCapabilities(boolean nobody, boolean mounts) {

    /** Where nothing stands against it. */
    static final SandboxCapabilities ALL = new SandboxCapabilities(true, true);

    /** What is missing, for people; empty where nothing is. */
    String description() {
        return (nobody ? "" : "; not as nobody") + (mounts ? "" : "; without /proc and /dev");
    }
}

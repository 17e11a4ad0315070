package dev.freestand.verifier.process;

import dev.freestand.verifier.file.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A command line for bubblewrap (bwrap(1)), put together step by step; each step gives another one. The file system inside is
 * empty at first. What is mounted there is mounted in the order of the calls.
 */
public final class Bubblewrap {

    /** The user and group that has no rights: {@code nobody}. */
    public static final int NOBODY = 65_534;

    private static final String FILTER = "--seccomp";

    private final BubblewrapRelease release;
    private final List<String> options;
    private final List<String> mounts;

    private Bubblewrap(BubblewrapRelease release, List<String> options, List<String> mounts) {
        this.release = release;
        this.options = options;
        this.mounts = mounts;
    }

    /**
     * Without anything of this machine: in namespaces of its own, no network among them, without capabilities or a terminal,
     * and killed with the process that starts it.
     *
     * @param program bubblewrap's name or path
     * @param release its release: an older one is given other options
     */
    public static Bubblewrap confined(String program, BubblewrapRelease release) {
        return new Bubblewrap(
                release,
                List.of(program, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"),
                List.of());
    }

    /** As this user and group, in a user namespace. Where the kernel gives none, root can do without, and stays root. */
    public Bubblewrap user(int id) {
        return option("--unshare-user", "--uid", Integer.toString(id), "--gid", Integer.toString(id));
    }

    /** With these capabilities in its user namespace, such as {@code CAP_CHOWN}. */
    public Bubblewrap capabilities(List<String> names) {
        Bubblewrap with = this;
        for (String name : names) {
            with = with.option("--cap-add", name);
        }
        return with;
    }

    /** With a filter of system calls (seccomp(2)) that comes on standard input, of which the program gets nothing. */
    public Bubblewrap systemCallFilter() {
        return option(FILTER, "0");
    }

    /** Whether a command line takes a filter of system calls on standard input. */
    public static boolean takesFilter(List<String> argv) {
        int end = argv.indexOf("--");
        return end > 0 && argv.subList(0, end).contains(FILTER);
    }

    /** The program is the first process of its namespace: it cannot be killed from inside, and its end ends all others. */
    public Bubblewrap asFirstProcess() {
        return option("--as-pid-1");
    }

    /** With these environment variables alone. */
    public Bubblewrap environment(Map<String, String> variables) {
        Bubblewrap[] all = {withoutVariables()};
        new TreeMap<>(variables).forEach((name, value) -> all[0] = all[0].option("--setenv", name, value));
        return all[0];
    }

    private Bubblewrap withoutVariables() {
        if (release.clearsVariables()) {
            return option("--clearenv");
        }
        Set<String> names = new TreeSet<>(System.getenv().keySet());
        names.addAll(ProcessRequest.of(List.of("bwrap")).environment().keySet());
        Bubblewrap with = this;
        for (String name : names) {
            with = with.option("--unsetenv", name);
        }
        return with;
    }

    /** Started in this folder of the inside. */
    public Bubblewrap workingFolder(String inside) {
        return option("--chdir", inside);
    }

    /** A file or folder of this machine, read-only. */
    public Bubblewrap readOnly(Path outside, String inside) {
        return readOnly(FileNames.word(outside), inside);
    }

    /** The same by its word of a command line, which need not be text. */
    public Bubblewrap readOnly(String outside, String inside) {
        return mount("--ro-bind", outside, inside);
    }

    /** The same if it is there. */
    public Bubblewrap readOnlyIfThere(String outside, String inside) {
        return mount("--ro-bind-try", outside, inside);
    }

    /** A folder of this machine that can be written to. */
    public Bubblewrap writable(Path outside, String inside) {
        return mount("--bind", FileNames.word(outside), inside);
    }

    /** Makes a symbolic link inside that leads to a target. */
    public Bubblewrap link(String target, String inside) {
        return mount("--symlink", target, inside);
    }

    /** Makes an empty folder that can be written to. */
    public Bubblewrap folder(String inside) {
        return mount("--dir", inside);
    }

    /** An empty file system in memory, of the kernel's usual size. */
    public Bubblewrap memory(String inside) {
        return mount("--tmpfs", inside);
    }

    /** An empty file system in memory, of so many bytes; of the kernel's usual size where bubblewrap cannot limit it. */
    public Bubblewrap memory(String inside, long bytes) {
        return (release.limitsMemory() ? mount("--size", Long.toString(bytes)) : this).memory(inside);
    }

    /** A {@code /dev} with the devices that every program expects. */
    public Bubblewrap devices() {
        return mount("--dev", "/dev");
    }

    /**
     * The devices that do no more than give and take bytes, each bound from this machine. For its own {@code /dev} bubblewrap
     * goes into a second user namespace, where capabilities say nothing about the network of the first.
     */
    public Bubblewrap singleDevices() {
        Bubblewrap with = this;
        for (String name : List.of("null", "zero", "full", "random", "urandom")) {
            with = with.mount("--dev-bind", "/dev/" + name, "/dev/" + name);
        }
        return with.link("/proc/self/fd", "/dev/fd").memory("/dev/shm");
    }

    /** A {@code /proc} of the processes inside. */
    public Bubblewrap processes() {
        return mount("--proc", "/proc");
    }

    /** From here on nothing can be made in the root itself; what is mounted in it stays as it is. */
    public Bubblewrap readOnlyRoot() {
        return mount("--remount-ro", "/");
    }

    /** The command line that runs a program inside. */
    public List<String> command(List<String> program) {
        List<String> argv = new ArrayList<>(options);
        argv.addAll(mounts);
        argv.add("--");
        argv.addAll(program);
        return List.copyOf(argv);
    }

    private Bubblewrap option(String... words) {
        return new Bubblewrap(release, plus(options, words), mounts);
    }

    private Bubblewrap mount(String... words) {
        return new Bubblewrap(release, options, plus(mounts, words));
    }

    private static List<String> plus(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }
}

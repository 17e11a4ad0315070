package dev.freestand.containers.confine;

import dev.freestand.containers.probe.CellLayout;
import dev.freestand.containers.probe.ProbeBinary;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.Bubblewrap;
import dev.freestand.verifier.process.BubblewrapRelease;
import dev.freestand.verifier.process.HostLibraries;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A cell on this machine's own libraries, for what is watched from outside: by strace, or by its memory. Inside are loaders
 * and libraries, the file, a user database of root and nobody, a /dev and a /proc of the cell's own, and nothing else of
 * the machine; the user is nobody, there is no network, and limits and filter are those of every cell.
 */
public final class HostCell implements AutoCloseable {

    /** Folder inside, in memory, with the file and the working folder. */
    public static final String HOME = "/tmp/freestand";

    public static final String WORK = HOME + "/work";

    /** Added to an index, so that all have as many digits. */
    private static final int INDICES = 1000;

    /** As short as they can be, and the same on every machine. */
    private static final Map<String, String> ETC = Map.of(
            "passwd",
            "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
            "group",
            "root:x:0:\nnogroup:x:65534:\n",
            "nsswitch.conf",
            "passwd: files\ngroup: files\nhosts: files dns\n",
            "hosts",
            "127.0.0.1\tlocalhost\n::1\tlocalhost\n");

    private final TemporaryFolder folder;
    private final Path probe;
    private final ControlGroups groups;
    private final BubblewrapRelease release;
    private final @Nullable Surroundings surroundings;

    private HostCell(
            TemporaryFolder folder,
            Path probe,
            ControlGroups groups,
            BubblewrapRelease release,
            @Nullable Surroundings surroundings) {
        this.folder = folder;
        this.probe = probe;
        this.groups = groups;
        this.release = release;
        this.surroundings = surroundings;
    }

    /**
     * What such a cell has in place of its usual user database and names of hosts.
     *
     * @param files files and folders of this machine by their paths inside; what lies below another path of this map comes
     *     behind it in their order
     * @param names how names of hosts are answered, as {@code situation.h} says it
     * @param tls a Unix socket of this machine, of a service to which connections to port 443 of those hosts are passed on;
     *     null where nothing listens there
     */
    public record Surroundings(
            SortedMap<String, Path> files,
            String names,
            @Nullable Path tls) {

        /** What the probe needs to give loopback its addresses, and to listen on ports 53 and 443; it drops both. */
        private static final List<String> CAPABILITIES = List.of("CAP_NET_ADMIN", "CAP_NET_BIND_SERVICE");

        public Surroundings {
            files = new TreeMap<>(files);
        }
    }

    /** The same cell with other surroundings for {@link #command}. Closing one of them closes both. */
    public HostCell within(Surroundings others) {
        return new HostCell(folder, probe, groups, release, others);
    }

    /**
     * Makes what such cells need.
     *
     * @param temporary where it may have a folder
     * @throws IOException if that cannot be written to
     */
    public static HostCell open(ProcessRunner runner, Path temporary) throws IOException {
        TemporaryFolder folder = new TemporaryFolder(temporary);
        try {
            Path probe = ProbeBinary.writeTo(folder.path());
            for (Map.Entry<String, String> file : ETC.entrySet()) {
                Files.writeString(folder.path().resolve(file.getKey()), file.getValue());
            }
            return new HostCell(
                    folder, probe, ControlGroups.find(runner, probe), BubblewrapRelease.of(runner, "bwrap"), null);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    /** A folder of its own, removed with the cell. */
    public Path folder() {
        return folder.path();
    }

    /** Another control group, for this many starts. */
    public ControlGroup group(int starts) throws IOException {
        return groups.open(starts);
    }

    /** What goes before a command that is to be in that group. */
    public List<String> join(ControlGroup group) {
        return group.join(probe);
    }

    /** Where the file is inside: under its own name, because some programs look at it. */
    public static String inside(Path subject) {
        return HOME + "/bin/" + FileNames.word(FileNames.last(subject));
    }

    /** Where one of several files that are timed in turns is inside: each has a folder of its own, of a name as long. */
    public static String inside(Path subject, int index) {
        return HOME + "/" + (INDICES + index) + "/" + FileNames.word(FileNames.last(subject));
    }

    /** Where an input of theirs is inside. */
    public static String input(int index) {
        return HOME + "/" + (INDICES + index) + ".input";
    }

    /**
     * The command that runs files in turns, as the probe is told on its standard input ({@code measure.h}). They work in
     * memory.
     *
     * @param subjects the files, at {@link #inside(Path, int)}
     * @param inputs files of this machine, at {@link #input}
     */
    public List<String> measure(List<Path> subjects, List<Path> inputs) {
        Bubblewrap sandbox = base(Map.of()).asFirstProcess();
        for (int i = 0; i < subjects.size(); i++) {
            Path subject = subjects.get(i);
            sandbox = sandbox.readOnly(FileNames.word(FileNames.absolute(subject)), inside(subject, i));
        }
        for (int i = 0; i < inputs.size(); i++) {
            sandbox = sandbox.readOnly(inputs.get(i), input(i));
        }
        return sandbox.folder(WORK).readOnlyRoot().workingFolder(WORK).command(List.of(CellLayout.PROBE, "--measure"));
    }

    /**
     * The command that runs the file once.
     *
     * @param work a folder of this machine that is the working folder; null for an empty one in memory
     */
    public List<String> command(Path subject, @Nullable Path work, Map<String, String> env, List<String> args) {
        Bubblewrap sandbox = base(env).readOnly(FileNames.word(FileNames.absolute(subject)), inside(subject));
        sandbox = work == null ? sandbox.folder(WORK) : sandbox.writable(work, WORK);
        List<String> program = new ArrayList<>(List.of(CellLayout.PROBE));
        program.addAll(
                surroundings == null
                        ? List.of("--launch")
                        : List.of(
                                "--situation",
                                surroundings.names(),
                                surroundings.tls() == null ? "-" : CellLayout.TLS_SERVICE));
        program.addAll(List.of(
                Long.toString(CellLayout.MEMORY_BYTES),
                Long.toString(CellLayout.WORK_BYTES),
                Long.toString(CellLayout.PROCESSES),
                inside(subject)));
        program.addAll(args);
        return sandbox.readOnlyRoot().workingFolder(WORK).command(program);
    }

    private Bubblewrap base(Map<String, String> env) {
        Bubblewrap sandbox = HostLibraries.mountedIn(
                Bubblewrap.confined("bwrap", release).user(Bubblewrap.NOBODY).environment(env));
        if (surroundings == null) {
            for (String name : new TreeSet<>(ETC.keySet())) {
                sandbox = sandbox.readOnly(folder.path().resolve(name), "/etc/" + name);
            }
            sandbox = sandbox.devices();
        } else {
            for (Map.Entry<String, Path> file : surroundings.files().entrySet()) {
                sandbox = sandbox.readOnly(file.getValue(), file.getKey());
            }
            Path tls = surroundings.tls();
            sandbox = tls == null ? sandbox : sandbox.readOnly(tls, CellLayout.TLS_SERVICE);
            sandbox = sandbox.capabilities(Surroundings.CAPABILITIES).singleDevices();
        }
        return sandbox.processes().memory("/tmp", CellLayout.WORK_BYTES).readOnly(probe, CellLayout.PROBE);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}

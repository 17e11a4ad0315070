package dev.freestand.containers.confine;

import dev.freestand.containers.probe.CellLayout;
import dev.freestand.containers.probe.ProbeBinary;
import dev.freestand.core.path.PathResolver;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.process.Bubblewrap;
import dev.freestand.verifier.process.BubblewrapRelease;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an environment's tree in which programs of that tree may write, as root of a user namespace: to install packages
 * there, whose scripts are as hostile as anything in them. They have no network, no /proc, no capability beyond those that
 * change owners and users, and the limits and the filter of every cell.
 */
public final class WritableRoot {

    /** Where the files lie inside that a command is given; in memory. */
    public static final String GIVEN = "/tmp";

    private static final String PROBE = "/tmp/freestand-probe";
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final long TEMPORARY = 256L << 20;
    /** Most bytes of one file that is written. */
    private static final long LARGEST_FILE = 1L << 30;

    /** What a package manager and its scripts need to give files their owners; none that mounts or makes devices. */
    private static final List<String> CAPABILITIES = List.of(
            "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_FSETID", "CAP_SETGID", "CAP_SETUID", "CAP_SETFCAP");

    private final Path root;

    private WritableRoot(Path root) {
        this.root = root;
    }

    /**
     * Copies a tree: folders, regular files and symbolic links, with their permissions.
     *
     * @param root where to; does not exist yet
     */
    public static WritableRoot copyOf(Path tree, Path root) throws IOException {
        Folders.walk(tree, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path copy = root.resolve(tree.relativize(folder));
                Files.createDirectories(copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                    Files.copy(
                            file,
                            root.resolve(tree.relativize(file)),
                            LinkOption.NOFOLLOW_LINKS,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new WritableRoot(root);
    }

    /** The place on this machine of a path inside, links followed within the root; null where there is nothing. */
    public @Nullable Path find(String inside) throws IOException {
        PathResolver.Resolution found =
                PathResolver.resolve(inside, (names, last) -> Folders.entry(root.resolve(String.join("/", names))));
        return found.found() ? root.resolve(String.join("/", found.names())) : null;
    }

    /** The path inside of a program that root starts by name; null where there is none. */
    public @Nullable String program(String name) throws IOException {
        for (String folder : PATH.split(":")) {
            if (find(folder + "/" + name) != null) {
                return folder + "/" + name;
            }
        }
        return null;
    }

    /**
     * Runs a program of the tree in it.
     *
     * @param given files of this machine by the names that they have in {@link #GIVEN}
     * @param command the program's path inside, and its arguments
     * @throws ProcessNotStartedException if there is no bubblewrap
     */
    public ProcessResult run(ProcessRunner runner, Map<String, Path> given, List<String> command, Duration timeout)
            throws IOException {
        try (TemporaryFolder folder = new TemporaryFolder()) {
            Path probe = ProbeBinary.writeTo(folder.path());
            Bubblewrap sandbox = Bubblewrap.confined("bwrap", BubblewrapRelease.of(runner, "bwrap"))
                    .user(0)
                    .capabilities(CAPABILITIES)
                    .environment(Map.of("PATH", PATH, "LC_ALL", "C", "DEBIAN_FRONTEND", "noninteractive"))
                    .writable(root, "/")
                    .devices()
                    .memory(GIVEN, TEMPORARY)
                    .readOnly(probe, PROBE);
            for (Map.Entry<String, Path> file : given.entrySet()) {
                sandbox = sandbox.readOnly(file.getValue(), GIVEN + "/" + file.getKey());
            }
            List<String> program = new ArrayList<>(List.of(
                    PROBE,
                    "--launch",
                    Long.toString(CellLayout.MEMORY_BYTES),
                    Long.toString(LARGEST_FILE),
                    Long.toString(CellLayout.PROCESSES)));
            program.addAll(command);
            ControlGroups groups = ControlGroups.find(runner, probe);
            try (ControlGroup group = groups.open()) {
                List<String> argv = new ArrayList<>(group.join(probe));
                argv.addAll(sandbox.workingFolder("/").command(program));
                return runner.run(ProcessRequest.of(argv).withTimeout(timeout));
            }
        }
    }
}

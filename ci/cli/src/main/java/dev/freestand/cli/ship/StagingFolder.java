package dev.freestand.cli.ship;

import dev.freestand.cli.project.AtomicFiles;
import dev.freestand.cli.project.FileHash;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNotWrittenException;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.proof.Proof;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A shipment that is being put together, in a folder that is not published yet. The digest of each file is taken of what is
 * written to it, and never of what lies in the folder later: a later change changes no checksum.
 */
final class StagingFolder {

    private final Project project;
    private final Proof proof;
    private final Path folder;
    private final Instant released;
    private final List<ShippedFile> binaries = new ArrayList<>();
    private final List<Path> scripts = new ArrayList<>();
    private final SortedMap<String, String> digests = new TreeMap<>();

    /**
     * An empty one.
     *
     * @param folder the folder that it is put together in
     * @param released the time that files which can be made again carry: of the commit, not of the day
     */
    StagingFolder(Project project, Proof proof, Path folder, Instant released) {
        this.project = project;
        this.proof = proof;
        this.folder = folder;
        this.released = released;
    }

    Project project() {
        return project;
    }

    Proof proof() {
        return proof;
    }

    Path folder() {
        return folder;
    }

    Instant released() {
        return released;
    }

    /** The proved binaries, in the order of the configuration. */
    List<ShippedFile> binaries() {
        return List.copyOf(binaries);
    }

    void add(ShippedFile binary) {
        binaries.add(binary);
    }

    /** Whether a file of this name is there already. */
    boolean holds(String name) {
        return Files.exists(folder.resolve(name));
    }

    /** A new file, and the folders it lies in. A name that is taken is an error: no part replaces another's file. */
    OutputStream create(String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IOException("'" + name + "' is not a place in a shipment");
        }
        Path parent = file.getParent();
        OutputStream out;
        try {
            if (parent != null) {
                Files.createDirectories(parent);
            }
            out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            throw new FileNotWrittenException(file, e);
        }
        MessageDigest digest = Sha256.start();
        return new DigestOutputStream(out, digest) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                try {
                    super.write(bytes, from, length);
                } catch (IOException e) {
                    throw new FileNotWrittenException(file, e);
                }
            }

            @Override
            public void close() throws IOException {
                super.close();
                digests.putIfAbsent(folder.relativize(file).toString(), Sha256.hex(digest));
            }
        };
    }

    /** A new file with this content. */
    void write(String name, byte[] content) throws IOException {
        try (OutputStream out = create(name)) {
            out.write(content);
        }
    }

    /** A new file with this text, in UTF-8. */
    void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A new file with this text, in UTF-8, that everybody may execute. */
    void writeProgram(String name, String text) throws IOException {
        write(name, text);
        scripts.add(folder.resolve(name));
    }

    /** Path within the shipment, and SHA-256 of what was written, of every file so far. */
    SortedMap<String, String> digests() {
        return new TreeMap<>(digests);
    }

    /**
     * Makes it ready to be shown: readable for everybody whatever the umask, and written down.
     *
     * @throws PipelineException if something else lies in the folder than what was put there
     */
    void seal() throws PipelineException, IOException {
        List<Path> programs =
                binaries.stream().map(each -> folder.resolve(each.name())).toList();
        for (Path path : Folders.walk(folder)) {
            boolean executable = Files.isDirectory(path) || programs.contains(path) || scripts.contains(path);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            AtomicFiles.flush(path);
        }
        compare();
    }

    /** What lies in the folder is what was put into it, all of it, and nothing else. */
    private void compare() throws PipelineException, IOException {
        SortedMap<String, String> found = new TreeMap<>();
        for (Path file : Folders.walk(folder)) {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            found.put(folder.relativize(file).toString(), FileHash.copyNoFollow(file, OutputStream.nullOutputStream()));
        }
        if (found.equals(digests)) {
            return;
        }
        SortedSet<String> names = new TreeSet<>(found.keySet());
        names.addAll(digests.keySet());
        names.removeIf(name -> Objects.equals(found.get(name), digests.get(name)));
        throw new PipelineException(
                ExitCode.FAILED,
                "nothing is shipped: another process changed the shipment while it was written: "
                        + String.join(", ", names) + "\nFind the process that writes below "
                        + folder.getParent() + ", then ship again.");
    }
}

package dev.freestand.cli.pipeline;

import dev.freestand.verifier.proof.Proof;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A shipment that is being put together, in a folder that nobody is shown yet. */
final class Staging {

    private final Project project;
    private final Proof proof;
    private final Path folder;
    private final Instant released;
    private final List<ShippedFile> binaries = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param folder the folder that it is put together in
     * @param released the time that files which can be made again carry: of the commit, not of the day
     */
    Staging(Project project, Proof proof, Path folder, Instant released) {
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
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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

    /** Path within the shipment, and SHA-256, of every file that is there so far. */
    SortedMap<String, String> digests() throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Path file : regularFiles()) {
            String digest = Digest.of(file);
            if (digest == null) {
                throw new IOException(file + " cannot be read any more");
            }
            digests.put(folder.relativize(file).toString(), digest);
        }
        return digests;
    }

    /** Makes it ready to be shown: readable for everybody whatever the umask, and written down. */
    void seal() throws IOException {
        List<Path> programs =
                binaries.stream().map(each -> folder.resolve(each.name())).toList();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                boolean executable = Files.isDirectory(path) || programs.contains(path);
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                ShipmentFolder.flush(path);
            }
        }
    }

    private List<Path> regularFiles() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

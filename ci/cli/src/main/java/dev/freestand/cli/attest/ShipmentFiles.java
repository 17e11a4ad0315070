package dev.freestand.cli.attest;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.ShipmentContent;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.report.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files of a shipment in a folder. */
public final class ShipmentFiles implements ShipmentContent {

    /** More than any shipment has. */
    private static final int FILES = 10_000;

    private static final int DEPTH = 8;
    private static final int BUFFER = 1 << 16;

    private final Path named;
    private final Path folder;
    private final SortedSet<String> names = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private ShipmentFiles(Path named) throws IOException {
        this.named = named;
        folder = named.toRealPath();
    }

    /** Finds all that lies in the folder of a shipment. */
    public static ShipmentFiles of(Path folder) throws IOException {
        ShipmentFiles files = new ShipmentFiles(folder);
        Folders.walk(files.folder, DEPTH, files.new Visitor());
        return files;
    }

    @Override
    public String folder() {
        return FileNames.text(named);
    }

    @Override
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(names);
    }

    @Override
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public String digest(String name) throws IOException {
        try (InputStream in = open(name)) {
            DigestInputStream digesting = new DigestInputStream(in, Sha256.start());
            digesting.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(digesting.getMessageDigest());
        }
    }

    @Override
    public byte[] read(String name, int limit) throws AttestException {
        if (!names.contains(name)) {
            throw new AttestException(name + " is missing");
        }
        try (InputStream in = open(name)) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                content.write(buffer, 0, n);
                if (content.size() > limit) {
                    throw new AttestException(name + " is longer than " + limit + " bytes, which such a file never is");
                }
            }
            return content.toByteArray();
        } catch (IOException e) {
            throw new AttestException(name + " cannot be read: " + e, e);
        }
    }

    @Override
    public int mode(String name) throws IOException {
        return (Integer) Files.getAttribute(folder.resolve(name), "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public JsonObject facts(String name) {
        return StrictJson.tree(Inspector.withoutWitnesses().inspect(folder.resolve(name)));
    }

    private InputStream open(String name) throws IOException {
        return RegularFile.streamNoFollow(folder.resolve(name));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private int seen;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = FileNames.text(folder.relativize(file));
            seen++;
            if (seen > FILES) {
                problems.add("there are more than " + FILES + " files; no more were looked at");
                return FileVisitResult.TERMINATE;
            }
            if (attributes.isRegularFile()) {
                names.add(name);
            } else {
                problems.add(name + " is "
                        + (attributes.isSymbolicLink()
                                ? "a symbolic link"
                                : attributes.isDirectory() ? "a folder too deep" : "neither file nor folder"));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) {
            problems.add(folder.relativize(file) + " cannot be looked at: " + fault);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException fault) {
            String name = folder.relativize(directory) + "/";
            if (fault != null) {
                problems.add(name + " cannot be looked at: " + fault);
            } else if (names.subSet(name, name + Character.MAX_VALUE).isEmpty() && !directory.equals(folder)) {
                problems.add(name + " is a folder without a file");
            }
            return FileVisitResult.CONTINUE;
        }
    }
}

package dev.freestand.cli.attest;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files in a folder that somebody else made: by their names within it, with {@code /} between folders. Symbolic links,
 * devices and the like are named as problems and never opened, nor is more walked through or read than a bound.
 */
final class ShipmentFiles {

    /** More than any shipment has. */
    private static final int FILES = 10_000;

    private static final int SET_ID = 06000;
    private static final int OWNER_EXECUTES = 0100;
    private static final int DEPTH = 8;
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final SortedSet<String> names = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private ShipmentFiles(Path folder) {
        this.folder = folder;
    }

    /** Walks through a folder. */
    static ShipmentFiles of(Path folder) throws IOException {
        ShipmentFiles files = new ShipmentFiles(folder.toRealPath());
        Folders.walk(files.folder, DEPTH, files.new Visitor());
        return files;
    }

    /** Every regular file. */
    SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(names);
    }

    /** What is there and must not be; empty when nothing is. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** SHA-256 of a file, lower-case hex. */
    String digest(String name) throws IOException {
        try (InputStream in = open(name)) {
            DigestInputStream digesting = new DigestInputStream(in, Sha256.start());
            digesting.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(digesting.getMessageDigest());
        }
    }

    /**
     * The content of a file.
     *
     * @param limit in bytes
     */
    byte[] read(String name, int limit) throws AttestException {
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

    /**
     * Permissions that whoever shipped did not give: a checksum does not cover them. SETUID, which a copy does not keep by
     * itself, would run the program as its owner.
     *
     * @param programs the files that have to be executable
     */
    List<String> permissions(Set<String> programs) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String name : names) {
            int mode = (Integer) Files.getAttribute(path(name), "unix:mode", LinkOption.NOFOLLOW_LINKS);
            if ((mode & SET_ID) != 0) {
                wrong.add(name + " is setuid or setgid, and nothing is shipped so; chmod ug-s takes it away");
            }
            if (programs.contains(name) && (mode & OWNER_EXECUTES) == 0) {
                wrong.add(name + " was shipped executable and is not any more; chmod +x gives it back");
            }
        }
        return wrong;
    }

    /** Where a file lies. */
    Path path(String name) {
        return folder.resolve(name);
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

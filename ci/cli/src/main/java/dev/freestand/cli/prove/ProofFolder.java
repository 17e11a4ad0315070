package dev.freestand.cli.prove;

import dev.freestand.cli.project.AtomicFiles;
import dev.freestand.cli.project.FileHash;
import dev.freestand.cli.project.LockFile;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.file.TreeRemoval;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder that {@code freestand prove} makes: a project like any other. It is written again only while its configuration
 * is as it was made: its first line holds the digest of the rest.
 */
final class ProofFolder implements AutoCloseable {

    static final String CONFIG = "freestand.yaml";
    /** Where the programs are copied to. */
    static final String FILES = "files";
    /** Where the trees are that packages were installed in. */
    static final String INSTALLED = "installed";

    private static final String MARK =
            "# Written by freestand prove, which overwrites this folder unless anything below changes: ";
    private static final List<String> UNFINISHED = List.of("# It was interrupted before the programs were known.");
    private static final int LARGEST_CONFIG = 1 << 20;

    private static final String LOCK = ".prove.lock";

    private final Path folder;
    private @Nullable LockFile lock;

    private ProofFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder, with nothing in it that is not ours. Nothing is written yet.
     *
     * @throws PipelineException if something else is there
     */
    static ProofFolder claim(Path folder) throws PipelineException, IOException {
        Path absolute = FileNames.absolute(folder);
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(absolute)) {
            throw refused(folder, "it is not a folder");
        }
        if (Files.isDirectory(absolute) && !Folders.list(absolute).isEmpty() && !unchanged(folder)) {
            throw refused(folder, "freestand prove did not create it, or its freestand.yaml was changed since");
        }
        return new ProofFolder(absolute);
    }

    private static PipelineException refused(Path folder, String reason) {
        return new PipelineException(
                ExitCode.USAGE,
                "nothing is written to " + FileNames.shown(folder) + ": " + reason
                        + "\nName another folder with -o DIR, or remove this one.");
    }

    private static boolean unchanged(Path folder) {
        try {
            String text = RegularFile.text(folder.resolve(CONFIG), LARGEST_CONFIG);
            int end = text.indexOf('\n');
            return end > 0 && text.substring(0, end).equals(MARK + digest(text.substring(end + 1)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String digest(String text) {
        return "sha256:" + Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    Path path() {
        return folder;
    }

    Path config() {
        return folder.resolve(CONFIG);
    }

    /**
     * Makes it, and removes what an earlier run left there.
     *
     * @throws PipelineException if it cannot be written, or another process is at work in it
     */
    void begin() throws PipelineException {
        try {
            Files.createDirectories(folder);
            lock = LockFile.hold(folder.resolve(LOCK), folder, ExitCode.INCONCLUSIVE);
            // From here on it is ours, also where the proof breaks off.
            configure(UNFINISHED);
            TreeRemoval.remove(folder.resolve(FILES));
            TreeRemoval.remove(folder.resolve(INSTALLED));
        } catch (IOException e) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    FileNames.shown(folder) + " cannot be written: " + FileErrorReasons.reason(e)
                            + "\nName another folder with -o DIR.",
                    e);
        }
    }

    /**
     * Copies a program, with the separate debug file beside it if there is one.
     *
     * @param variant its name here
     * @return its path, relative to the folder
     * @throws PipelineException if it is not what was inspected any more
     */
    String add(FoundProgram program, String variant) throws PipelineException, IOException {
        // Its own name, where it can have one: a program may do by it what it does (busybox).
        String artifact = FILES + "/" + variant + "/" + VariantNames.plain(program.name());
        Path copy = folder.resolve(artifact);
        Files.createDirectories(folder.resolve(FILES).resolve(variant));
        String digest = copy(program.file(), copy);
        if (!digest.equals(program.report().sha256())) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    FileNames.shown(program.file()) + " was changed while it was read\nRun freestand prove again.");
        }
        Path debug = FileNames.beside(program.file(), ".debug");
        if (Files.isRegularFile(debug, LinkOption.NOFOLLOW_LINKS)) {
            copy(debug, FileNames.beside(copy, ".debug"));
        }
        return artifact;
    }

    private static String copy(Path file, Path copy) throws IOException {
        String digest;
        try (OutputStream out = Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            digest = FileHash.copyNoFollow(file, out);
        }
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        return digest;
    }

    /** Another process may change it from here on. */
    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }

    /** Writes the configuration: these lines. */
    void configure(List<String> lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        AtomicFiles.write(config(), MARK + digest(text) + "\n" + text);
    }
}

package dev.freestand.cli.prove;

import dev.freestand.cli.project.FileHash;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.unpack.ArchiveException;
import dev.freestand.cli.unpack.ArchiveLimits;
import dev.freestand.cli.unpack.UnpackedInput;
import dev.freestand.cli.unpack.Unpacker;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was named on the command line, fetched and unpacked where need be, and looked through. */
final class Inputs {

    private final Path work;
    private final ProgramSearch search;
    private final ProgressListener progress;
    private final List<PackageFile> packages = new ArrayList<>();
    private int count;

    /**
     * A package among the inputs.
     *
     * @param file where it lies
     * @param name its file's name
     * @param tree where it was unpacked
     */
    record PackageFile(Path file, String name, UnpackedInput.Format format, Path tree) {}

    /**
     * Nothing yet.
     *
     * @param work an empty folder for what is fetched and unpacked
     */
    Inputs(Path work, ProgramSearch search, ProgressListener progress) {
        this.work = work;
        this.search = search;
        this.progress = progress;
    }

    List<PackageFile> packages() {
        return List.copyOf(packages);
    }

    /** The name of an input without its folders. */
    static String name(String input) {
        if (Download.isAddress(input)) {
            return Download.name(input);
        }
        try {
            return FileNames.text(
                    FileNames.last(FileNames.absolute(FileNames.ofWord(input)).normalize()));
        } catch (InvalidPathException e) {
            return "input";
        }
    }

    /**
     * Takes one input.
     *
     * @param sha256 the digest that it has to have; null for any
     */
    void add(String input, @Nullable String sha256) throws PipelineException, IOException, InterruptedException {
        if (input.isEmpty()) {
            // As a variable of a shell that is not set leaves it; it would be the working folder.
            throw new PipelineException(ExitCode.USAGE, "the name of a FILE is empty; the working folder is .");
        }
        if (input.equals("-")) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "- is not supported: save standard input to a file and name that; for a file named -, write ./-");
        }
        Path folder = Files.createDirectory(work.resolve(Integer.toString(++count)));
        if (Download.isAddress(input)) {
            Path file = folder.resolve("download");
            Download.fetch(input, file, progress);
            String digest = digest(file, input);
            if (sha256 == null) {
                progress.say("sha256 " + digest + " (to check it, use --sha256)");
            }
            check(input, digest, sha256);
            unpack(file, name(input), folder);
            return;
        }
        Path path = path(input);
        if (Files.isDirectory(path)) {
            if (sha256 != null) {
                throw new PipelineException(
                        ExitCode.USAGE, "--sha256 applies to one file, and " + FileNames.shown(path) + " is a folder");
            }
            search.in(path.toRealPath());
            return;
        }
        if (sha256 != null) {
            check(input, digest(path, input), sha256);
        }
        unpack(path, name(input), folder);
    }

    private static Path path(String input) throws PipelineException {
        Path path;
        try {
            path = FileNames.ofWord(input);
        } catch (InvalidPathException e) {
            throw new PipelineException(ExitCode.USAGE, EscapedText.name(input) + " is not a valid file name", e);
        }
        if (!Files.exists(path)) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    Files.isSymbolicLink(path)
                            ? FileNames.shown(path) + " is a symbolic link that leads to nothing that can be opened"
                            : FileNames.shown(path) + " does not exist");
        }
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw new PipelineException(ExitCode.USAGE, FileNames.shown(path) + " is neither a file nor a folder");
        }
        return path;
    }

    private static String digest(Path file, String input) throws PipelineException {
        String digest = FileHash.of(file);
        if (digest == null) {
            throw new PipelineException(ExitCode.INCONCLUSIVE, EscapedText.name(input) + " cannot be read");
        }
        return digest;
    }

    private static void check(String input, String digest, @Nullable String sha256) throws PipelineException {
        if (sha256 != null && !sha256.equals(digest)) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    EscapedText.name(input) + " is not the expected file and was not unpacked\n  sha256:   " + digest
                            + "\n  expected: " + sha256);
        }
    }

    private void unpack(Path file, String name, Path folder) throws PipelineException, IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        UnpackedInput unpacked;
        try {
            unpacked = Unpacker.unpack(file, name, tree, ArchiveLimits.USUAL);
        } catch (ArchiveException e) {
            throw new PipelineException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
        progress.say("unpack " + EscapedText.name(name) + ": " + unpacked.title() + ", " + unpacked.entries()
                + (unpacked.entries() == 1 ? " entry" : " entries") + left(unpacked));
        if (unpacked.format() != UnpackedInput.Format.NONE) {
            packages.add(new PackageFile(file, name, unpacked.format(), tree));
        }
        search.in(tree);
    }

    /** What of it was not taken over. */
    private static String left(UnpackedInput unpacked) {
        long odd = unpacked.skipped().devices()
                + unpacked.skipped().names()
                + unpacked.skipped().others();
        return (unpacked.privileged() > 0 ? "; setuid or setgid of " + unpacked.privileged() + " dropped" : "")
                + (odd > 0 ? "; devices and other entries skipped: " + odd : "");
    }
}

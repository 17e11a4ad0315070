package dev.freestand.cli.build;

import dev.freestand.cli.project.AtomicFiles;
import dev.freestand.cli.project.FileHash;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.policy.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.TreeMap;

/**
 * Remembers from what a variant was built, so that it is not built again from the same. The stamp covers the argument
 * vector, the names and contents of the inputs, and the digest of the artifact: a change to any of them causes a build.
 */
final class BuildStamp {

    private static final int LONGEST = 4096;

    private final Project project;
    private final Variant variant;
    private final Path file;

    BuildStamp(Project project, Variant variant) {
        this.project = project;
        this.variant = variant;
        this.file = project.output().resolve("build").resolve(variant.name() + ".stamp");
    }

    /** Whether the artifact is the one that these inputs gave last time. Without inputs nothing can be said. */
    boolean upToDate() throws PipelineException, IOException {
        if (variant.build().inputs().isEmpty() || !Files.exists(project.artifact(variant))) {
            return false;
        }
        try {
            return RegularFile.text(file, LONGEST).equals(current());
        } catch (NoSuchFileException never) {
            return false;
        }
    }

    /** Records the present state, so that the next build can compare with it. */
    void write() throws PipelineException, IOException {
        if (!variant.build().inputs().isEmpty()) {
            AtomicFiles.write(file, current());
        }
    }

    /** Forgets: from now until {@link #write} the artifact belongs to no build. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    private String current() throws PipelineException, IOException {
        MessageDigest digest = Sha256.start();
        variant.build().command().forEach(argument -> add(digest, argument));
        // Nothing is added where there are none, so that stamps of earlier releases still count.
        new TreeMap<>(variant.build().env()).forEach((name, value) -> add(digest, "env " + name + "=" + value));
        for (Path input : InputFiles.find(project.root(), variant.build().inputs(), variant.name())) {
            add(digest, FileNames.text(input));
            add(digest, String.valueOf(FileHash.of(project.root().resolve(input))));
        }
        add(digest, String.valueOf(FileHash.of(project.artifact(variant))));
        return Sha256.hex(digest) + "\n";
    }

    /** Length first, so that no two lists of texts give the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}

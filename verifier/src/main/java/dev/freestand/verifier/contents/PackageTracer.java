package dev.freestand.verifier.contents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Traces files to their packages, each once. */
final class PackageTracer {

    /**
     * What is known of a file.
     *
     * @param sha256 its digest; null when it could not be read
     * @param owned its package
     * @param changed when anything of it was changed last (ctime), which no tool can set at will; null when not known
     */
    record Traced(
            @Nullable String sha256,
            PackageOwner owned,
            @Nullable FileTime changed) {}

    private final PackageManagers packages;
    private final Map<Path, Traced> known = new HashMap<>();

    PackageTracer(PackageManagers packages) {
        this.packages = packages;
    }

    /** Traces a regular file, by its path without symbolic links. */
    Traced trace(Path file) {
        return known.computeIfAbsent(file, this::ask);
    }

    private Traced ask(Path file) {
        try {
            FileDigests digests = FileDigests.of(file);
            Object changed = Files.getAttribute(file, "unix:ctime");
            return new Traced(
                    digests.sha256(), packages.owner(file, digests), changed instanceof FileTime time ? time : null);
        } catch (IOException e) {
            return new Traced(null, PackageOwner.nobody("it could not be read"), null);
        }
    }
}

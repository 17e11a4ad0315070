package dev.freestand.verifier.process;

import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a dynamic program needs of this machine to start, and nothing else of it: loaders, shared libraries and the
 * loader's cache, mounted into a sandbox. Whatever else a machine holds stays outside of such a root.
 */
public final class HostLibraries {

    /** A machine has some of them. The stores of Nix and Guix hold loaders and libraries, and nobody's own files. */
    private static final List<String> PATHS = List.of(
            "/usr/lib",
            "/usr/lib32",
            "/usr/lib64",
            "/usr/libx32",
            "/usr/local/lib",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/nix/store",
            "/gnu/store",
            "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/ld.so.conf.d",
            "/etc/ld-musl-x86_64.path",
            "/etc/ld-musl-aarch64.path",
            "/etc/alternatives");

    private HostLibraries() {}

    /** A sandbox with those of the machine as it is now. */
    public static Bubblewrap mountedIn(Bubblewrap sandbox) {
        return mountedIn(sandbox, Path.of("/"));
    }

    /**
     * The same of a machine whose root is elsewhere.
     *
     * <p>A folder that is a link into another one stays a link, so that a library has one path and not two.
     */
    static Bubblewrap mountedIn(Bubblewrap sandbox, Path root) {
        Bubblewrap with = sandbox;
        List<Path> bound = new ArrayList<>();
        for (String name : PATHS) {
            Path path = root.resolve(name.substring(1));
            if (!Files.exists(path)) {
                continue;
            }
            Path real = real(path);
            if (Files.isSymbolicLink(path) && bound.stream().anyMatch(real::startsWith)) {
                Path target = real(Objects.requireNonNull(path.getParent())).relativize(real);
                with = with.link(FileNames.word(target), name);
            } else {
                with = with.readOnly(path, name);
                bound.add(real);
            }
        }
        return with;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(FileNames.shown(path) + " went away while it was looked at", e);
        }
    }
}

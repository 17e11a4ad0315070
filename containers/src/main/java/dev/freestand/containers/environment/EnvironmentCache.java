package dev.freestand.containers.environment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.containers.image.store.TreeFingerprint;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.json.Mappers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder in which {@code recipes/prepare-environments} lays the trees: {@code NAME/rootfs/} and
 * {@code NAME/environment.json} for each, and beside them {@code NAME/tree.sha256}, the digest of the tree. Both sides keep
 * to this layout. What is empty is made here.
 *
 * @param folder the folder that holds one folder per environment; need not exist
 */
public record EnvironmentCache(Path folder) implements EnvironmentSource {

    private static final String SCHEMA = "freestand/environment/1";
    private static final int LARGEST_RECORD = 65_536;
    private static final int DIGEST = 64;

    /** Stands for the recipe of an empty tree: SHA-256 of no bytes. */
    private static final String EMPTY_RECIPE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final ObjectMapper JSON = Mappers.strict()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addMixIn(Libc.class, LibcDocument.class)
            .build();

    /** Content of {@code environment.json}. */
    // Made by Jackson.
    @SuppressWarnings("UnusedMethod")
    private record Entry(String schema, String name, String recipe, String created, Libc libc) {
        Entry {
            // Jackson passes null on where JSON says null.
            Stream.of(schema, name, recipe, created, libc).forEach(Objects::requireNonNull);
        }
    }

    /**
     * The cache that these environment variables name: {@code FREESTAND_CACHE}, else
     * {@code XDG_CACHE_HOME/freestand}, else {@code HOME/.cache/freestand}; an empty variable counts as unset.
     *
     * @throws IllegalArgumentException if none of them is set
     */
    public static EnvironmentCache of(Map<String, String> variables) {
        String cache = variables.getOrDefault("FREESTAND_CACHE", "");
        String xdg = variables.getOrDefault("XDG_CACHE_HOME", "");
        String home = variables.getOrDefault("HOME", "");
        if (!cache.isEmpty()) {
            return new EnvironmentCache(Path.of(cache, "environments"));
        }
        if (!xdg.isEmpty()) {
            return new EnvironmentCache(Path.of(xdg, "freestand", "environments"));
        }
        if (home.isEmpty()) {
            throw new IllegalArgumentException("no cache folder: set FREESTAND_CACHE or HOME");
        }
        return new EnvironmentCache(Path.of(home, ".cache", "freestand", "environments"));
    }

    /** The prepared tree of an environment, or of the one whose tree it takes; the kernel of one that boots a kernel. */
    @Override
    public PreparedEnvironment load(Environment environment) throws EnvironmentNotPreparedException {
        EnvironmentOverrides special = environment.special();
        Kernel kernel = special == null ? null : special.kernel();
        if (kernel != null) {
            return new KernelCache(kernels(folder)).load(environment, kernel);
        }
        if (environment.empty()) {
            return new PreparedEnvironment(
                    environment,
                    empty(environment),
                    EMPTY_RECIPE,
                    new Libc(LibcFlavour.NONE, null),
                    EMPTY_RECIPE,
                    TreeFingerprint.BY_DIGEST);
        }
        String name = environment.treeName();
        Path home = folder.resolve(name);
        Path rootfs = home.resolve("rootfs");
        if (!Files.isDirectory(rootfs, LinkOption.NOFOLLOW_LINKS)) {
            throw new EnvironmentNotPreparedException(environment, "its tree is not in " + FileNames.shown(folder));
        }
        Path record = home.resolve("environment.json");
        try {
            if (Files.size(record) > LARGEST_RECORD) {
                throw new EnvironmentNotPreparedException(environment, record + " is too large");
            }
            Entry entry = JSON.readValue(RegularFile.bytes(record, 1 << 20), Entry.class);
            if (entry == null || !entry.schema().equals(SCHEMA) || !entry.name().equals(name)) {
                throw new EnvironmentNotPreparedException(environment, record + " belongs to something else");
            }
            String tree = digest(home);
            String checked = TreeFingerprint.check(rootfs, tree, home.resolve("tree.seen"));
            return new PreparedEnvironment(environment, rootfs, entry.recipe(), entry.libc(), tree, checked);
        } catch (TreeFingerprint.ChangedException e) {
            throw new EnvironmentNotPreparedException(environment, String.valueOf(e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            throw new EnvironmentNotPreparedException(environment, record + " cannot be read: " + firstLine(e));
        }
    }

    /** Where kernels are, beside the trees. */
    static Path kernels(Path folder) {
        return folder.resolveSibling("kernels");
    }

    /** What the preparation wrote down of its tree. */
    private static String digest(Path home) throws IOException {
        try (InputStream in = RegularFile.stream(home.resolve("tree.sha256"))) {
            return new String(in.readNBytes(DIGEST), StandardCharsets.US_ASCII);
        }
    }

    /** The tree of nothing: made here, and every time seen to be empty. */
    private Path empty(Environment environment) throws EnvironmentNotPreparedException {
        Path rootfs = folder.resolve("scratch").resolve("rootfs");
        try {
            Files.createDirectories(rootfs);
            List<Path> entries = Folders.list(rootfs);
            if (!entries.isEmpty()) {
                throw EnvironmentNotPreparedException.of(
                        environment, "its tree must be empty but contains " + entries.get(0) + "; remove that");
            }
            return rootfs;
        } catch (IOException e) {
            throw EnvironmentNotPreparedException.of(
                    environment,
                    "the empty folder " + FileNames.shown(rootfs) + " cannot be created: " + FileErrorReasons.reason(e)
                            + "; set FREESTAND_CACHE");
        }
    }

    private static String firstLine(Exception e) {
        String text = String.valueOf(e.getMessage());
        return text.lines().findFirst().orElse("no reason given");
    }
}

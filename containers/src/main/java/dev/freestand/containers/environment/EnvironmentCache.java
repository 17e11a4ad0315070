package dev.freestand.containers.environment;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freestand.verifier.proof.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder in which {@code recipes/prepare-environments} lays the trees: {@code NAME/rootfs/} and
 * {@code NAME/environment.json} for each. Both sides keep to this layout.
 *
 * @param folder the folder that holds one folder per environment; need not exist
 */
public record EnvironmentCache(Path folder) implements EnvironmentSource {

    private static final String SCHEMA = "freestand/environment/1";
    private static final int LARGEST_RECORD = 65_536;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addMixIn(Libc.class, StatedLibc.class)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
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
            throw new IllegalArgumentException("there is no cache folder: set FREESTAND_CACHE or HOME");
        }
        return new EnvironmentCache(Path.of(home, ".cache", "freestand", "environments"));
    }

    /** The prepared tree of an environment, or of the one whose tree it takes; the kernel of one that boots a kernel. */
    @Override
    public PreparedEnvironment load(Environment environment) throws EnvironmentNotPreparedException {
        Special special = environment.special();
        Kernel kernel = special == null ? null : special.kernel();
        if (kernel != null) {
            return new KernelCache(folder.resolveSibling("kernels")).load(environment, kernel);
        }
        String name = environment.treeName();
        Path home = folder.resolve(name);
        Path rootfs = home.resolve("rootfs");
        if (!Files.isDirectory(rootfs, LinkOption.NOFOLLOW_LINKS)) {
            throw new EnvironmentNotPreparedException(environment, "there is no tree of it in " + folder);
        }
        Path record = home.resolve("environment.json");
        try {
            if (Files.size(record) > LARGEST_RECORD) {
                throw new EnvironmentNotPreparedException(environment, record + " is too large");
            }
            Entry entry = JSON.readValue(Files.readAllBytes(record), Entry.class);
            if (entry == null || !entry.schema().equals(SCHEMA) || !entry.name().equals(name)) {
                throw new EnvironmentNotPreparedException(environment, record + " is of something else");
            }
            return new PreparedEnvironment(environment, rootfs, entry.recipe(), entry.libc());
        } catch (IOException | IllegalArgumentException e) {
            throw new EnvironmentNotPreparedException(environment, record + " cannot be read: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        String text = String.valueOf(e.getMessage());
        return text.lines().findFirst().orElse("no reason given");
    }
}

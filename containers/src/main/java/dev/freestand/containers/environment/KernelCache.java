package dev.freestand.containers.environment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.containers.image.store.TreeFingerprint;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.json.Mappers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder in which {@code recipes/prepare-kernels} lays kernels: {@code RELEASE/vmlinuz} and {@code RELEASE/kernel.json}
 * for each. Both sides keep to this layout.
 *
 * @param folder the folder that holds one folder per kernel; need not exist
 */
record KernelCache(Path folder) {

    private static final String SCHEMA = "freestand/kernel/1";
    private static final int LARGEST_RECORD = 65_536;
    /** Far beyond any kernel; a file that is larger is something else. */
    private static final long LARGEST_KERNEL = 256L << 20;

    private static final int BUFFER = 1 << 16;

    private static final ObjectMapper JSON = Mappers.strict().build();

    /** Content of {@code kernel.json}. */
    // Made by Jackson.
    @SuppressWarnings("UnusedMethod")
    private record Entry(
            String schema,
            String release,
            String suite,
            @JsonProperty("package") String from,
            String version,
            String sha256,
            String recipe,
            String created) {
        Entry {
            // Jackson passes null on where the record says null, or nothing.
            Stream.of(schema, release, suite, from, version, sha256, recipe, created)
                    .forEach(Objects::requireNonNull);
        }
    }

    /**
     * A kernel, ready to be booted: its folder, and its digest, which was just computed.
     *
     * @throws EnvironmentNotPreparedException if it is not there, or is not the one that was fetched
     */
    PreparedEnvironment load(Environment environment, Kernel kernel) throws EnvironmentNotPreparedException {
        Path home = folder.resolve(kernel.folder());
        Path file = home.resolve("vmlinuz");
        if (!Files.isRegularFile(file)) {
            throw new EnvironmentNotPreparedException(environment, "its kernel is not in " + FileNames.shown(folder));
        }
        Path record = home.resolve("kernel.json");
        try {
            if (Files.size(record) > LARGEST_RECORD || Files.size(file) > LARGEST_KERNEL) {
                throw new EnvironmentNotPreparedException(
                        environment, "what is in " + FileNames.shown(home) + " is too large");
            }
            Entry entry = JSON.readValue(RegularFile.bytes(record, 1 << 20), Entry.class);
            if (entry == null
                    || !entry.schema().equals(SCHEMA)
                    || !entry.release().equals(kernel.folder())
                    || !entry.suite().equals(kernel.suite())) {
                throw new EnvironmentNotPreparedException(environment, record + " belongs to something else");
            }
            String found = sha256(file);
            if (!found.equals(entry.sha256())) {
                throw new EnvironmentNotPreparedException(
                        environment,
                        "SHA-256 of " + FileNames.shown(file) + " is " + found + ", expected " + entry.sha256());
            }
            return new PreparedEnvironment(
                    environment, home, found, new Libc(LibcFlavour.NONE, null), null, null, TreeFingerprint.BY_DIGEST);
        } catch (IOException | IllegalArgumentException e) {
            throw new EnvironmentNotPreparedException(
                    environment,
                    record + " cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = RegularFile.stream(file)) {
            MessageDigest digest = Sha256.start();
            byte[] buffer = new byte[BUFFER];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
            }
            return Sha256.hex(digest);
        }
    }
}

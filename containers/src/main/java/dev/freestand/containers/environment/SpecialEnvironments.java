package dev.freestand.containers.environment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.process.HostMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The special environments, in the order of {@code special.yaml}: conditions, processors and kernels, beside the
 * catalogue's distributions.
 */
final class SpecialEnvironments {

    private static final String BUNDLED = "/dev/freestand/containers/special.yaml";

    private SpecialEnvironments() {}

    /** An entry as it stands in the file. */
    private record Entry(
            String name,
            String title,
            @Nullable String base,
            @Nullable List<Condition> conditions,
            @Nullable Emulator emulator,
            @Nullable Kernel kernel) {

        Environment toEnvironment() {
            EnvironmentOverrides special =
                    new EnvironmentOverrides(base, conditions == null ? List.of() : conditions, emulator, kernel);
            return new Environment(
                    name,
                    title,
                    "none",
                    null,
                    new Libc(LibcFlavour.NONE, null),
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    special,
                    HostMachine.X86_64);
        }
    }

    private record Entries(List<Entry> special) {}

    static List<Environment> bundled() {
        try (InputStream in = SpecialEnvironments.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException(BUNDLED + " is not in the jar");
            }
            // Other than in the catalogue, a key that says nothing is left out.
            return Catalogue.YAML
                    .readerFor(Entries.class)
                    .without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .<Entries>readValue(in)
                    .special()
                    .stream()
                    .map(Entry::toEnvironment)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

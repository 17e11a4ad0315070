package dev.freestand.containers.environment;

import dev.freestand.core.facts.Libc;
import dev.freestand.verifier.process.HostMachine;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An entry of the catalogue as it stands in the file: every key is there, and some may be null. */
record EnvironmentDocument(
        @Nullable String name,
        @Nullable String title,
        @Nullable String family,
        @Nullable String release,
        @Nullable Libc libc,
        @Nullable String cpu,
        @Nullable String shell,
        @Nullable String recipe,
        @Nullable String image,
        boolean rolling,
        @Nullable String endOfLife,
        @Nullable String source) {

    /** As the file has it, which is written for x86-64. */
    Environment toEnvironment() {
        return new Environment(
                required(name, "name"),
                required(title, "title"),
                required(family, "family"),
                release,
                required(libc, "libc"),
                cpu,
                shell,
                recipe,
                image,
                null,
                rolling,
                endOfLife == null ? null : LocalDate.parse(endOfLife),
                required(source, "source"),
                null,
                HostMachine.X86_64);
    }

    private <T> T required(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException("environment " + name + " has no " + key);
        }
        return value;
    }
}

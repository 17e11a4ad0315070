package dev.freestand.verifier.witness;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tools that are asked about a file, and how each tells its version. */
public enum WitnessTool {
    LDD("ldd", List.of(LddWitness.GLIBC_VERSION, LddWitness.MUSL_VERSION)),
    FILE("file", List.of(FileWitness.VERSION)),
    SIZE("size", List.of(SizeWitness.VERSION)),
    READELF("readelf", List.of(ReadelfWitness.VERSION));

    private final String command;
    private final List<Pattern> versions;

    WitnessTool(String command, List<Pattern> versions) {
        this.command = command;
        this.versions = versions;
    }

    /** The name of the program. */
    public String command() {
        return command;
    }

    /**
     * The version in what the program answers to {@code --version}, as the witness reads it.
     *
     * @return null where the witness would not take it for the tool that it knows, such as another {@code size} than GNU's
     */
    public @Nullable String version(String banner) {
        return versions.stream()
                .map(pattern -> ToolRunner.version(banner, pattern))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}

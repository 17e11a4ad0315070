package dev.freestand.cli.command;

import java.util.List;
import picocli.CommandLine.Option;

/** The option that picks variants. */
final class VariantOption {

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description =
                    "Only this variant; give it again for more. The others are left out, which the proof says, and"
                            + " nothing is shipped by such a proof.")
    private List<String> names = List.of();

    /** Names of the variants; empty for all. */
    List<String> names() {
        return List.copyOf(names);
    }
}

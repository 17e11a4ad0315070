package dev.freestand.cli.command;

import java.util.List;
import picocli.CommandLine.Option;

/** The option that picks variants. */
final class VariantOption {

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Only this variant. Can be given several times. The proof records that the others were left"
                    + " out, and cannot be used to ship.")
    private List<String> names = List.of();

    /** Names of the variants; empty for all. */
    List<String> names() {
        return List.copyOf(names);
    }
}

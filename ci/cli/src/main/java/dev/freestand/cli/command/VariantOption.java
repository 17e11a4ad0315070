package dev.freestand.cli.command;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.project.Selection;
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

    Selection of(Project project) throws PipelineException {
        return Selection.of(project, names);
    }
}

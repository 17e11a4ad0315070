package dev.freestand.cli.project;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.Suggestion;
import dev.freestand.verifier.policy.Variant;
import java.util.List;

/**
 * The variants that are built and proved.
 *
 * @param variants those, in the order of {@code freestand.yaml}
 * @param leftOut names of the others: nothing is proved of them, so nothing is shipped by such a proof
 */
public record Selection(List<Variant> variants, List<String> leftOut) {

    public Selection {
        variants = List.copyOf(variants);
        leftOut = List.copyOf(leftOut);
    }

    /** Selects every variant of the project. */
    public static Selection all(Project project) {
        return new Selection(project.config().variants(), List.of());
    }

    /**
     * The variants of these names; every one where none is named.
     *
     * @throws PipelineException if there is no variant of a name
     */
    public static Selection of(Project project, List<String> names) throws PipelineException {
        List<String> known =
                project.config().variants().stream().map(Variant::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new PipelineException(
                        ExitCode.USAGE,
                        "there is no variant " + name + Suggestion.question(name, known) + "\nfreestand.yaml has "
                                + String.join(", ", known));
            }
        }
        if (names.isEmpty()) {
            return all(project);
        }
        return new Selection(
                project.config().variants().stream()
                        .filter(variant -> names.contains(variant.name()))
                        .toList(),
                known.stream().filter(name -> !names.contains(name)).toList());
    }
}

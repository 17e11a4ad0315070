package dev.freestand.cli.pipeline;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.containers.confine.TemporaryFolder;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Environments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepares environments, the same from the command line and from Maven: recipes, kernels and images. */
public final class EnvironmentPreparation {

    private static final List<String> RECIPES = List.of("recipes");

    private EnvironmentPreparation() {}

    /**
     * What came of it, a line for each environment.
     *
     * @param prepared {@code NAME: FOLDER}
     * @param missing why the others are not prepared
     */
    public record Result(List<String> prepared, List<String> missing) {
        public Result {
            prepared = List.copyOf(prepared);
            missing = List.copyOf(missing);
        }
    }

    /**
     * Prepares those that are not prepared.
     *
     * @param project the one that includes or adds them; null where there is none
     * @param names environments, patterns and groups; empty for those that the project includes, or, without a project,
     *     those that have a recipe
     * @param progress is told what is built, downloaded and pulled, and why something could not be built
     * @throws PipelineException if a name stands for none
     */
    public static Result prepare(@Nullable Project project, List<String> names, ProgressListener progress)
            throws PipelineException, IOException {
        Path root = project == null ? FileNames.absolute(Path.of("")) : project.root();
        List<Environment> environments = selected(project, names);
        try (TemporaryFolder scripts = new TemporaryFolder()) {
            PipelineFactory.preparation().prepare(environments, scripts.path(), progress::say);
        }
        EnvironmentStore store = PipelineFactory.lockedEnvironments(root, progress);
        List<String> prepared = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Environment environment : environments) {
            try {
                prepared.add(environment.name() + ": "
                        + FileNames.shown(store.load(environment).rootfs()));
            } catch (EnvironmentNotPreparedException e) {
                missing.add("environment " + environment.name() + " is not prepared: " + e.problem());
            }
        }
        return new Result(prepared, missing);
    }

    private static List<Environment> selected(@Nullable Project project, List<String> names) throws PipelineException {
        List<String> words = names.isEmpty() && project == null ? RECIPES : names;
        Environments policy = project != null && words.isEmpty()
                ? project.config().environments()
                : new Environments(
                        words,
                        words,
                        project == null
                                ? List.of()
                                : project.config().environments().add());
        try {
            Catalogue catalogue = Catalogue.bundled();
            return catalogue.select(policy.withMembers(catalogue.expansion(PipelineFactory.today())));
        } catch (UnknownEnvironmentException e) {
            throw new PipelineException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}

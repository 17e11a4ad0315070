package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.PipelineFactory;
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
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Environments;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "prepare",
        description = {
            "Prepares environments in the cache: builds those that have a recipe from Debian packages, downloads"
                    + " kernels, and pulls images (no daemon needed).",
            "Without a name: those that freestand.yaml includes; where there is no such file, those that have a"
                    + " recipe. Exit code 3: at least one is not available."
        })
final class EnvironmentsPrepare implements Callable<Integer> {

    private static final List<String> RECIPES = List.of("recipes");

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Environments, patterns such as alpine-*, or groups such as popular.")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Project project = GlobalOptions.of(spec.commandLine()).project();
        Path root = project == null ? FileNames.absolute(Path.of("")) : project.root();
        List<Environment> environments = selected(project);
        ProgressListener progress = GlobalOptions.progress(spec);
        try (TemporaryFolder scripts = new TemporaryFolder()) {
            PipelineFactory.preparation().prepare(environments, scripts.path(), progress::say);
        }
        PrintWriter err = spec.commandLine().getErr();
        EnvironmentStore store = PipelineFactory.lockedEnvironments(root, progress);
        boolean all = true;
        for (Environment environment : environments) {
            try {
                Path rootfs = store.load(environment).rootfs();
                spec.commandLine()
                        .getOut()
                        .println(EscapedText.line(environment.name() + ": " + FileNames.shown(rootfs)));
            } catch (EnvironmentNotPreparedException e) {
                all = false;
                err.println(EscapedText.line("environment " + environment.name() + " is not prepared: " + e.problem()));
            }
        }
        return (all ? ExitCode.PROVED : ExitCode.INCONCLUSIVE).status();
    }

    private List<Environment> selected(@Nullable Project project) throws PipelineException {
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

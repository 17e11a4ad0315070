package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.Project;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Environments;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "prepare",
        description = {
            "Prepares environments in the cache: pulls images (no daemon needed) and names those that ci/setup has"
                    + " to build.",
            "Without a name: those that freestand.yaml includes. Exit code 3: at least one is not available."
        })
final class EnvironmentsPrepare implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Environments, patterns such as alpine-*, or groups such as popular.")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        GlobalOptions options = GlobalOptions.of(spec.commandLine());
        Path root = FileNames.absolute(Path.of(""));
        Environments policy;
        Project project = names.isEmpty() ? Project.load(options.config()) : options.project();
        if (project != null) {
            root = project.root();
            policy = names.isEmpty()
                    ? project.config().environments()
                    : new Environments(
                            names, names, project.config().environments().add());
        } else {
            policy = new Environments(names, names);
        }
        PrintWriter err = spec.commandLine().getErr();
        EnvironmentStore store = PipelineFactory.lockedEnvironments(root, GlobalOptions.progress(spec));
        boolean all = true;
        Catalogue catalogue = Catalogue.bundled();
        for (Environment environment :
                catalogue.select(policy.withMembers(catalogue.expansion(PipelineFactory.today())))) {
            try {
                Path rootfs = store.load(environment).rootfs();
                spec.commandLine()
                        .getOut()
                        .println(EscapedText.line(environment.name() + ": " + FileNames.shown(rootfs)));
            } catch (EnvironmentNotPreparedException e) {
                all = false;
                err.println(EscapedText.line(String.valueOf(e.getMessage())));
            }
        }
        return (all ? ExitCode.PROVED : ExitCode.INCONCLUSIVE).status();
    }
}

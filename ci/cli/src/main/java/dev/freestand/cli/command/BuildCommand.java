package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.project.Selection;
import dev.freestand.core.analysis.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "build", description = "Builds every variant that is not up to date, each with its own command.")
final class BuildCommand implements Callable<Integer> {

    @Mixin
    private final VariantOption variants = new VariantOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Project project = Project.load(GlobalOptions.of(spec.commandLine()).config());
        PipelineFactory.builder(GlobalOptions.progress(spec))
                .buildAll(project, Selection.of(project, variants.names()));
        return ExitCode.PROVED.status();
    }
}

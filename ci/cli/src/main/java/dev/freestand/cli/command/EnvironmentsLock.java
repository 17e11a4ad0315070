package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.verify.EnvironmentLock;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileNames;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "lock",
        description = {
            "Writes the digest of every environment that freestand.yaml includes into freestand.lock beside it.",
            "From then on images are taken by that digest, and freestand verify fails where another environment changed."
        })
final class EnvironmentsLock implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Project project = Project.load(GlobalOptions.of(spec.commandLine()).config());
        Path file = EnvironmentLock.write(
                project, PipelineFactory.environments(project.root(), GlobalOptions.progress(spec)));
        spec.commandLine().getOut().println(EscapedText.line("locked: " + FileNames.shown(file)));
        return ExitCode.PROVED.status();
    }
}

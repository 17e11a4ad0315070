package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.EnvironmentPreparation;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Environments, patterns such as alpine-*, or groups such as popular.")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        EnvironmentPreparation.Result result = EnvironmentPreparation.prepare(
                GlobalOptions.of(spec.commandLine()).project(), names, GlobalOptions.progress(spec));
        result.prepared().forEach(line -> spec.commandLine().getOut().println(EscapedText.line(line)));
        result.missing().forEach(line -> spec.commandLine().getErr().println(EscapedText.line(line)));
        return (result.missing().isEmpty() ? ExitCode.PROVED : ExitCode.INCONCLUSIVE).status();
    }
}

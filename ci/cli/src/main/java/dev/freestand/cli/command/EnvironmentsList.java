package dev.freestand.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freestand environments list}: what the command does without a verb of its own. */
@Command(name = "list", description = "Lists the environments known, and which of them are prepared on this machine.")
final class EnvironmentsList implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return spec.parent().commandLine().<EnvironmentsCommand>getCommand().call();
    }
}

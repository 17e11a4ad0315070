package dev.freestand.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code freestand environments list}: what the command does without a verb of its own. */
@Command(name = "list", description = "Lists the environments known, and which of them are prepared on this machine.")
final class EnvironmentsList implements Callable<Integer> {

    @ParentCommand
    private EnvironmentsCommand parent;

    @Override
    public Integer call() throws Exception {
        return parent.call();
    }
}

package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.ExitCode;
import dev.freestand.cli.pipeline.Project;
import dev.freestand.cli.pipeline.Shipment;
import dev.freestand.cli.pipeline.Toolbox;
import dev.freestand.verifier.report.text.Printable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freestand ship}. */
@Command(name = "ship", description = "Puts the proved files into target/ship; refuses any other.")
final class ShipCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path config = GlobalOptions.of(spec.commandLine()).config();
        // First of all: whatever keeps this one from being shipped, the last one is not proved any more.
        Shipment.withdraw(Project.shipmentOf(config));
        Path folder = Toolbox.shipment(Project.load(config)).ship();
        spec.commandLine().getOut().println("shipped: " + Printable.line(folder.toString()));
        return ExitCode.PROVED.status();
    }
}

package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.cli.ship.KeylessMode;
import dev.freestand.cli.ship.SignerText;
import dev.freestand.cli.ship.SigningChoice;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileNames;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "ship",
        description = {
            "Writes the proved files to target/ship, and refuses files that are not proved.",
            "Signs them with a local key, with an identity through sigstore, or not at all; freestand verify-shipment"
                    + " checks either."
        })
final class ShipCommand implements Callable<Integer> {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Private key to sign with (PKCS#8 in PEM, Ed25519 or ECDSA P-256, as written by freestand"
                    + " keygen). Default: the key in the environment variable " + SigningChoice.KEY_VARIABLE
                    + ", if any.")
    private @Nullable Path key;

    @Option(
            names = "--keyless",
            paramLabel = "auto|on|off",
            defaultValue = "auto",
            description =
                    "Sign with the identity of this CI job through sigstore, which publishes it in its transparency"
                            + " log. auto: if the job has an identity token (default: ${DEFAULT-VALUE}).")
    private KeylessMode keyless = KeylessMode.AUTO;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path folder = Pipeline.open(GlobalOptions.of(spec.commandLine()).config(), GlobalOptions.progress(spec))
                .ship(new SigningChoice(key, keyless), Freestand.environment(spec.commandLine()));
        spec.commandLine().getOut().println("shipped: " + FileNames.shown(folder));
        spec.commandLine().getOut().println(EscapedText.line(SignerText.of(folder)));
        return ExitCode.PROVED.status();
    }
}

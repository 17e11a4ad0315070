package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.ExitCode;
import dev.freestand.cli.pipeline.PipelineException;
import dev.freestand.cli.pipeline.Toolbox;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.verifier.proof.Libc;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freestand environments}. */
@Command(
        name = "environments",
        description = "Lists the environments known, and which of them are prepared on this machine.")
final class EnvironmentsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws PipelineException {
        EnvironmentCache cache = Toolbox.cache();
        PrintWriter out = spec.commandLine().getOut();
        for (Environment environment : Catalogue.bundled().environments()) {
            out.println(line(cache, environment));
        }
        return ExitCode.PROVED.status();
    }

    private static String line(EnvironmentCache cache, Environment environment) {
        Libc libc = environment.libc();
        String state;
        try {
            PreparedEnvironment prepared = cache.load(environment);
            // The tree's own word counts more than the catalogue's.
            libc = prepared.libc();
            state = "prepared: " + prepared.rootfs();
        } catch (EnvironmentNotPreparedException e) {
            state = String.valueOf(e.getMessage());
        }
        String name = libc.flavour().label() + (libc.version() == null ? "" : " " + libc.version());
        return String.format(
                Locale.ROOT, "%-14s %-10s %-12s %s", environment.name(), environment.family(), name, state);
    }
}

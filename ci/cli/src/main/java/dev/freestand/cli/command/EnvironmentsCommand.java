package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.ExitCode;
import dev.freestand.cli.pipeline.Toolbox;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import java.io.PrintWriter;
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
    public Integer call() throws RuntimeException {
        EnvironmentCache cache = Toolbox.cache();
        PrintWriter out = spec.commandLine().getOut();
        for (Environment environment : Catalogue.bundled().environments()) {
            out.printf(
                    "%-14s %-10s %-10s %s%n",
                    environment.name(), environment.family(), environment.libc(), state(cache, environment));
        }
        return ExitCode.PROVED.status();
    }

    private static String state(EnvironmentCache cache, Environment environment) {
        try {
            return "prepared: " + cache.load(environment).rootfs();
        } catch (EnvironmentNotPreparedException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

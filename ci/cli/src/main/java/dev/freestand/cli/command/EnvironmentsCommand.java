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
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.report.text.Ink;
import dev.freestand.verifier.report.text.Page;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freestand environments}. */
@Command(
        name = "environments",
        description = "Lists the environments known, and which of them are prepared on this machine.")
final class EnvironmentsCommand implements Callable<Integer> {

    private static final int FAMILY = 15;
    private static final int LIBC = 26;
    private static final int STATE = 39;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws PipelineException {
        EnvironmentCache cache = Toolbox.cache();
        Page page = new Page(Freestand.paint(spec.commandLine()));
        heading(page);
        for (Environment environment : Catalogue.bundled().environments()) {
            line(page, cache, environment);
        }
        spec.commandLine().getOut().print(page);
        return ExitCode.PROVED.status();
    }

    private static void heading(Page page) {
        page.cell(Ink.BOLD, "environment", FAMILY)
                .cell(Ink.BOLD, "family", LIBC)
                .cell(Ink.BOLD, "C library", STATE);
        page.put(Ink.BOLD, "on this machine").end();
    }

    private static void line(Page page, EnvironmentCache cache, Environment environment) {
        Libc libc = environment.libc();
        Outcome outcome;
        String state;
        try {
            PreparedEnvironment prepared = cache.load(environment);
            // The tree's own word counts more than the catalogue's.
            libc = prepared.libc();
            outcome = Outcome.PASS;
            state = "prepared: " + prepared.rootfs();
        } catch (EnvironmentNotPreparedException e) {
            outcome = Outcome.INCONCLUSIVE;
            state = String.valueOf(e.getMessage());
        }
        String name = libc.flavour().label() + (libc.version() == null ? "" : " " + libc.version());
        page.put(environment.name())
                .to(FAMILY)
                .put(String.valueOf(environment.family()))
                .to(LIBC)
                .put(name)
                .to(STATE);
        page.put(Ink.of(outcome), state).end();
    }
}

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
import dev.freestand.verifier.report.text.Ink;
import dev.freestand.verifier.report.text.Page;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freestand environments}. */
@Command(
        name = "environments",
        description = "Lists the environments known, and which of them are prepared on this machine.",
        subcommands = {EnvironmentsList.class, EnvironmentsPrepare.class, EnvironmentsLock.class})
final class EnvironmentsCommand implements Callable<Integer> {

    private static final int FAMILY = 15;
    private static final int LIBC = 11;
    private static final int STATE = 14;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws PipelineException {
        EnvironmentCache cache = Toolbox.cache();
        List<Environment> all = Catalogue.bundled().environments();
        int family = all.stream()
                .mapToInt(environment -> environment.name().length() + 2)
                .reduce(FAMILY, Math::max);
        Page page = new Page(Freestand.paint(spec.commandLine()));
        page.put(Ink.BOLD, "environment").to(family).put(Ink.BOLD, "family");
        page.to(family + LIBC).put(Ink.BOLD, "C library").to(family + LIBC + STATE);
        page.put(Ink.BOLD, "on this machine").end();
        all.forEach(environment -> line(page, family, cache, environment));
        spec.commandLine().getOut().print(page);
        return ExitCode.PROVED.status();
    }

    private static void line(Page page, int family, EnvironmentCache cache, Environment environment) {
        Libc libc = environment.libc();
        Ink ink;
        String state;
        try {
            PreparedEnvironment prepared = cache.load(environment);
            // The tree's own word counts more than the catalogue's.
            libc = prepared.libc();
            ink = Ink.NONE;
            state = "prepared: " + prepared.rootfs();
        } catch (EnvironmentNotPreparedException e) {
            ink = Ink.DIM;
            // Its name stands at the beginning of the line.
            state = String.valueOf(e.getMessage()).replaceFirst("^environment \\S+ is ", "");
        }
        String name = libc.flavour().label() + (libc.version() == null ? "" : " " + libc.version());
        page.put(environment.name()).to(family).put(String.valueOf(environment.family()));
        page.to(family + LIBC).put(name).to(family + LIBC + STATE);
        page.put(ink, state).end();
    }
}

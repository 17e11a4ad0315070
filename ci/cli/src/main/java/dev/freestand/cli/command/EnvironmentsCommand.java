package dev.freestand.cli.command;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.verify.EnvironmentLock;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentGroup;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.text.TextPage;
import dev.freestand.core.text.TextStyle;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Environments;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "environments",
        description = "Lists all known environments and shows which are prepared on this machine.",
        subcommands = {
            EnvironmentsCommand.EnvironmentsList.class,
            EnvironmentsPrepare.class,
            EnvironmentsCommand.EnvironmentsLock.class
        })
final class EnvironmentsCommand implements Callable<Integer> {

    private static final int FAMILY = 15;
    private static final int LIBC = 11;
    private static final int CPU = 14;
    private static final int END = 11;
    private static final int WAY = 19;
    private static final int STATE = 9;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws PipelineException {
        EnvironmentCache cache = PipelineFactory.cache();
        List<Environment> all = Catalogue.bundled().environments();
        int family = all.stream()
                .mapToInt(environment -> environment.name().length() + 2)
                .reduce(FAMILY, Math::max);
        TextPage page = new TextPage(Freestand.paint(spec.commandLine()));
        page.put(TextStyle.BOLD, "environment").to(family).put(TextStyle.BOLD, "family");
        page.to(family + LIBC)
                .put(TextStyle.BOLD, "C library")
                .to(family + LIBC + CPU)
                .put(TextStyle.BOLD, "processor");
        page.to(family + LIBC + CPU + END).put(TextStyle.BOLD, "end of life");
        page.to(family + LIBC + CPU + END + WAY).put(TextStyle.BOLD, "from");
        page.to(family + LIBC + CPU + END + WAY + STATE)
                .put(TextStyle.BOLD, "on this machine")
                .end();
        all.forEach(environment -> line(page, family, cache, environment));
        groups(page, family);
        spec.commandLine().getOut().print(page);
        return ExitCode.PROVED.status();
    }

    /** The words that stand for several, and for which. */
    private static void groups(TextPage page, int members) {
        Catalogue catalogue = Catalogue.bundled();
        page.end()
                .put(TextStyle.BOLD, "group")
                .to(members)
                .put(TextStyle.BOLD, "environments")
                .end();
        group(page, members, Environments.ALL, "those that need neither a registry nor an emulator, and your own");
        for (EnvironmentGroup group : catalogue.groups()) {
            List<String> names = catalogue.members(group.name(), PipelineFactory.today()).stream()
                    .map(Environment::name)
                    .toList();
            group(page, members, group.name(), group.title() + ": " + String.join(", ", names));
        }
        group(page, members, Environments.EVERYTHING, "all of them, and your own");
    }

    private static void group(TextPage page, int members, String name, String words) {
        page.put(name).to(members).flow(words).end();
    }

    private static void end(TextPage page, Environment environment) {
        LocalDate end = environment.endOfLife();
        if (end == null) {
            page.put(environment.rolling() ? "rolling" : "-");
        } else if (environment.endedBefore(PipelineFactory.today())) {
            page.put(TextStyle.DIM, end + ", ended");
        } else {
            page.put(end.toString());
        }
    }

    private static String way(Environment environment) {
        if (environment.special() != null) {
            return environment.kind().label();
        }
        return environment.recipe() != null ? "recipe" : "image";
    }

    private static void line(TextPage page, int family, EnvironmentCache cache, Environment environment) {
        Libc libc = environment.libc();
        TextStyle ink;
        String state;
        try {
            PreparedEnvironment prepared = cache.load(environment);
            // The tree's own word counts more than the catalogue's.
            libc = prepared.libc();
            ink = TextStyle.NONE;
            state = "prepared: " + prepared.rootfs();
        } catch (EnvironmentNotPreparedException e) {
            ink = TextStyle.DIM;
            // Its name stands at the beginning of the line.
            state = environment.recipe() == null && environment.image() != null
                    ? "pulled on first use: " + environment.image()
                    : String.valueOf(e.getMessage()).replaceFirst("^environment \\S+ is ", "");
        }
        String name = libc.flavour().label() + (libc.version() == null ? "" : " " + libc.version());
        page.put(environment.name()).to(family).put(String.valueOf(environment.family()));
        page.to(family + LIBC).put(name).to(family + LIBC + CPU);
        page.put(environment.cpu() == null ? "-" : environment.cpu()).to(family + LIBC + CPU + END);
        end(page, environment);
        page.to(family + LIBC + CPU + END + WAY).put(way(environment)).to(family + LIBC + CPU + END + WAY + STATE);
        page.put(ink, state).end();
    }

    /** {@code freestand environments list}: what the command does without a verb of its own. */
    @Command(name = "list", description = "Lists all known environments and shows which are prepared on this machine.")
    static final class EnvironmentsList implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            return spec.parent().commandLine().<EnvironmentsCommand>getCommand().call();
        }
    }

    @Command(
            name = "lock",
            description = {
                "Writes the digest of every environment that freestand.yaml includes into freestand.lock beside it.",
                "From then on images are pulled by that digest, and freestand verify fails if any other environment"
                        + " has changed."
            })
    static final class EnvironmentsLock implements Callable<Integer> {

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
}

package dev.freestand.cli.command;

import dev.freestand.cli.doctor.Doctor;
import dev.freestand.cli.doctor.DoctorReport;
import dev.freestand.cli.doctor.DoctorText;
import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.project.Project;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.Environments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = {
            "Lists the tools, kernel settings and environments that are available, what each missing one prevents,"
                    + " and the command that installs or enables it.",
            "Exit code 0: everything that freestand verify needs is available: ldd, file, size, strace, prlimit, a"
                    + " sandbox (bwrap) that the kernel permits, and the environments that freestand.yaml includes"
                    + " (without that file: all). 3: something required is missing. Optional items do not change"
                    + " the exit code.",
            "Uses the network only with --registry, and finishes within 20 seconds."
        })
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--registry",
            paramLabel = "HOST[:PORT]",
            description =
                    "Also check that this registry responds; docker.io is Docker Hub. Can be given several times.")
    private List<String> registries = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        GlobalOptions options = GlobalOptions.of(spec.commandLine());
        Path root = FileNames.absolute(Path.of(""));
        Environments policy = new Environments(List.of(Environments.ALL), List.of(Environments.ALL));
        String whose = Environments.ALL;
        Project project = options.project();
        if (project != null) {
            root = project.root();
            policy = project.config().environments();
            whose = FileNames.shown(FileNames.last(project.file()));
        }
        List<Doctor.RegistryQuestion> questions = new ArrayList<>();
        for (String registry : registries) {
            try {
                questions.add(PipelineFactory.registryQuestion(registry));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(), "--registry is '" + registry + "', expected HOST or HOST:PORT", e);
            }
        }
        List<Environment> wanted = Catalogue.bundled().select(policy);
        DoctorReport report = PipelineFactory.doctor(root).examine(wanted, whose, questions);
        spec.commandLine()
                .getOut()
                .print(
                        options.format() == Format.JSON
                                ? report.json()
                                : DoctorText.print(report, Freestand.paint(spec.commandLine())));
        return ExitCode.of(report.verdict()).status();
    }
}

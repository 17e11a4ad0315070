package dev.freestand.maven;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.analysis.Expectations;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.InspectText;
import dev.freestand.verifier.inspect.Inspector;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Prints what files are: how they are linked, what they need, their hazards. Needs neither freestand.yaml nor a POM. */
@Mojo(name = "inspect", requiresProject = false, threadSafe = true)
public final class InspectMojo extends AbstractMojo {

    /** The files; {@code -Dfreestand.file=one,other} on the command line. */
    @Parameter(property = "freestand.file", required = true)
    private List<File> files = List.of();

    /**
     * What every file has to be, such as {@code static,musl}: the build fails if one is not, or if that is not known. Left
     * out: it fails if a file cannot be read, or if witnesses contradict each other.
     */
    @Parameter(property = "freestand.expect")
    private List<String> expect = List.of();

    /** Skips the goal if it is true. */
    @Parameter(property = "freestand.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().warn("freestand is skipped: nothing is inspected");
            return;
        }
        Expectations expectations = new Expectations(expect);
        if (!expectations.problem().isEmpty()) {
            throw new MojoExecutionException(MavenTerms.of(expectations.problem()));
        }
        Inspector inspector = PipelineFactory.inspector();
        List<FileReport> reports =
                files.stream().map(File::toPath).map(inspector::inspect).toList();
        InspectText.print(reports, ColourMode.PLAIN, false).lines().forEach(getLog()::info);
        StringBuilder problems = new StringBuilder();
        ExitCode code = expectations.judge(
                reports, ExitCode.of(reports), line -> problems.append('\n').append(line));
        if (code != ExitCode.PROVED) {
            throw new MojoFailureException((code == ExitCode.FAILED ? "not as expected" : "inconclusive") + problems);
        }
    }
}

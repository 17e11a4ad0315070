package dev.freestand.maven;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.analysis.Expectations;
import dev.freestand.core.analysis.UnmetExpectation;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.promise.CommandLinePromises;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.InspectText;
import dev.freestand.verifier.inspect.Inspector;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

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

    /** The newest glibc that a file may need, such as {@code 2.28}; a static file needs none. */
    @Parameter(property = "freestand.glibc")
    private @Nullable String glibc;

    /** The newest libstdc++ that a file may need, by its GLIBCXX version, such as {@code 3.4.25}. */
    @Parameter(property = "freestand.libstdcxx")
    private @Nullable String libstdcxx;

    /** The libraries that a file may need at most, such as {@code libc.so.6,libm.so.6}; or {@code none}. */
    @Parameter(property = "freestand.needed")
    private @Nullable String needed;

    /** The interpreter (PT_INTERP) that every file has to have; {@code none}: it has none. */
    @Parameter(property = "freestand.interpreter")
    private @Nullable String interpreter;

    /** A Linux on which every file has to run, such as {@code 3.10}, by its ABI note. */
    @Parameter(property = "freestand.kernel")
    private @Nullable String kernel;

    /** The processor level that a file may need at most: {@code x86-64-v1} to {@code x86-64-v4}. */
    @Parameter(property = "freestand.cpu")
    private @Nullable String cpu;

    /** The largest pages, such as {@code 64KiB}, with which a kernel has to be able to load every file. */
    @Parameter(property = "freestand.pageSize")
    private @Nullable String pageSize;

    /** No file may have RPATH or RUNPATH. */
    @Parameter(property = "freestand.noRpath", defaultValue = "false")
    private boolean noRpath;

    /** Prints all there is, with what sets each floor and its usual fix, as {@code freestand -v inspect} does. */
    @Parameter(property = "freestand.verbose", defaultValue = "false")
    private boolean verbose;

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
        CommandLinePromises promises = CommandLinePromises.of(this::promised, noRpath);
        if (!promises.problem().isEmpty()) {
            throw new MojoExecutionException(
                    promises.problem().replace("--page-size", "--pageSize").replaceFirst("^--", "freestand."));
        }
        Inspector inspector = PipelineFactory.inspector();
        List<FileReport> reports =
                files.stream().map(File::toPath).map(inspector::inspect).toList();
        List<UnmetExpectation> unmet = new ArrayList<>();
        ExitCode code =
                promises.judge(reports, expectations.judge(reports, ExitCode.of(reports), unmet::add), unmet::add);
        InspectText.print(reports, unmet, ColourMode.PLAIN, verbose).lines().forEach(getLog()::info);
        StringBuilder problems = new StringBuilder();
        unmet.forEach(each -> problems.append('\n').append(each.line()));
        if (code != ExitCode.PROVED) {
            throw new MojoFailureException((code == ExitCode.FAILED ? "not as expected" : "inconclusive") + problems);
        }
    }

    private @Nullable String promised(String option) {
        return switch (option) {
            case "--glibc" -> glibc;
            case "--libstdcxx" -> libstdcxx;
            case "--needed" -> needed;
            case "--interpreter" -> interpreter;
            case "--kernel" -> kernel;
            case "--cpu" -> cpu;
            case "--page-size" -> pageSize;
            default -> throw new IllegalArgumentException(option);
        };
    }
}

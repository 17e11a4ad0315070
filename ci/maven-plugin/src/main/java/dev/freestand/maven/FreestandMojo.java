package dev.freestand.maven;

import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.policy.yaml.ConfigException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * What the goals have in common. A proof that fails or is inconclusive fails the build ({@code BUILD FAILURE}); a wrong
 * configuration is an error of the build ({@code BUILD ERROR}).
 */
abstract class FreestandMojo extends AbstractMojo {

    /** What is proved and how. */
    @Parameter(property = "freestand.config", defaultValue = "${project.basedir}/freestand.yaml", required = true)
    private File config;

    /** Skips the goal if it is true. */
    @Parameter(property = "freestand.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().warn("freestand is skipped: nothing is proved");
            return;
        }
        try {
            run(open(config.toPath(), getLog()::info));
        } catch (PipelineException e) {
            if (e.exitCode() == ExitCode.FAILED || e.exitCode() == ExitCode.INCONCLUSIVE) {
                throw new MojoFailureException(MavenTerms.of(String.valueOf(e.getMessage())), e);
            }
            throw new MojoExecutionException(MavenTerms.of(String.valueOf(e.getMessage())), e);
        } catch (ConfigException e) {
            throw new MojoExecutionException(
                    e.getMessage() + (e.missing() ? "; name another with -Dfreestand.config=FILE" : ""), e);
        } catch (FileSystemException e) {
            throw new MojoExecutionException(
                    "freestand: " + MavenTerms.of(FileErrorReasons.file(e) + ": " + FileErrorReasons.reason(e)), e);
        } catch (IOException e) {
            throw new MojoExecutionException("freestand: " + MavenTerms.of(e.toString()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    /** The project, which is going to be proved anew. */
    Pipeline open(Path file, ProgressListener progress) throws ConfigException, PipelineException, IOException {
        return Pipeline.open(file, progress);
    }

    /** Does what the goal is for, with the pipeline that its parameters describe. */
    abstract void run(Pipeline pipeline)
            throws PipelineException, IOException, InterruptedException, MojoExecutionException, MojoFailureException;
}

package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import org.jspecify.annotations.Nullable;

/** Reads the manifest of one toolchain. */
interface ManifestReader {

    /**
     * What it says.
     *
     * @param manifest the name of its file, which is there
     * @param program the program that was asked for; null where it has to be chosen
     * @throws PipelineException if it makes no program, or none of that name, or says what cannot be
     */
    ProjectPlan read(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException;
}

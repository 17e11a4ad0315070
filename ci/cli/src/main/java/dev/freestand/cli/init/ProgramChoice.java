package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.name.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One program of those that a project makes.
 *
 * @param name that one
 * @param notes what is said of the others; empty where there are none
 */
record ProgramChoice(String name, List<String> notes) {

    /**
     * The program that was asked for; else the one that has the project's name, else the first.
     *
     * @param usual the project's own name
     * @throws PipelineException if there is no such program, or none at all
     */
    static ProgramChoice of(String manifest, List<String> programs, String usual, @Nullable String asked)
            throws PipelineException {
        if (programs.isEmpty()) {
            throw ProjectFolder.refused(
                    manifest,
                    "no program that it builds was detected; name the file that is built:" + " freestand init FILE");
        }
        if (asked != null && !programs.contains(asked)) {
            throw ProjectFolder.refused(
                    manifest,
                    "there is no program " + asked + Suggestion.question(asked, programs) + "; it builds "
                            + String.join(", ", programs));
        }
        String name = asked != null ? asked : programs.contains(usual) ? usual : programs.get(0);
        ProjectFolder.plain(name, manifest);
        List<String> others = new ArrayList<>(programs);
        others.remove(name);
        return new ProgramChoice(
                name,
                others.isEmpty()
                        ? List.of()
                        : List.of("it also builds " + String.join(", ", others) + "; --program NAME selects another"));
    }
}

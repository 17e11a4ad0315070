package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.facts.FileKind;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.inspect.Inspector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an existing program: the one that was named, or the only one right in the folder. */
final class BinaryReader implements ManifestReader {

    /** Most files of a folder that are looked at. */
    private static final int MOST = 1000;

    @Override
    public ProjectPlan read(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException {
        List<String> programs = program == null ? programs(folder) : List.of(program);
        if (programs.size() > 1) {
            throw ProjectFolder.refused(
                    FileNames.shown(folder.root()),
                    "there are several programs: " + String.join(", ", programs) + "; choose one: freestand init FILE");
        }
        if (programs.isEmpty()) {
            throw ProjectFolder.refused(FileNames.shown(folder.root()), "there is no program");
        }
        String name = programs.get(0);
        if (!isProgram(folder, name)) {
            throw ProjectFolder.refused(name, "it is not a Linux program (an ELF file that can be executed)");
        }
        ProjectFolder.plain(name, name);
        return new ProjectPlan(
                Toolchain.BINARY, name, name, null, List.of(PlannedVariant.of("given", List.of(), name)), List.of());
    }

    /** Names of the programs right in a folder. */
    static List<String> programs(ProjectFolder folder) throws PipelineException {
        List<String> programs = new ArrayList<>();
        List<String> names = folder.names("");
        for (String name : names.subList(0, Math.min(MOST, names.size()))) {
            if (isProgram(folder, name)) {
                programs.add(name);
            }
        }
        return programs;
    }

    private static boolean isProgram(ProjectFolder folder, String name) {
        Path file = folder.root().resolve(name);
        return folder.has(name)
                && Files.isExecutable(file)
                && Inspector.withoutWitnesses().inspect(file).kind() == FileKind.EXECUTABLE;
    }
}

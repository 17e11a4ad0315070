package dev.freestand.cli.prove;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.containers.environment.Environment;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.OwnEnvironment;
import dev.freestand.verifier.process.HostMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Root file systems of the user's own that were given in place of names: a word with a slash in it is a folder.
 *
 * @param environments one for each folder
 * @param names the other words
 */
record FolderEnvironments(List<Environment> environments, List<String> names) {

    /** Leaves room for what is put behind it where packages were installed. */
    private static final int LONGEST_NAME = 40;

    FolderEnvironments {
        environments = List.copyOf(environments);
        names = List.copyOf(names);
    }

    /**
     * Tells folders from names.
     *
     * @throws PipelineException if a folder is not there
     */
    static FolderEnvironments of(List<String> words) throws PipelineException, IOException {
        List<Environment> environments = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        for (String word : words) {
            if (word.indexOf('/') < 0) {
                names.add(word);
                continue;
            }
            Path folder = FileNames.absolute(FileNames.ofWord(word));
            if (!Files.isDirectory(folder)) {
                throw new PipelineException(
                        ExitCode.USAGE,
                        "--environment " + FileNames.shown(folder)
                                + ": this folder does not exist; give the root of a file system, or a name without '/'");
            }
            Path real = folder.toRealPath();
            String name = name(real);
            for (int i = 2; !taken.add(name); i++) {
                name = name(real) + "-" + i;
            }
            environments.add(Environment.of(
                    new OwnEnvironment(
                            name,
                            "the folder " + FileNames.shown(real),
                            null,
                            real.toString(),
                            LibcFlavour.UNKNOWN,
                            null,
                            null),
                    HostMachine.CURRENT));
        }
        return new FolderEnvironments(environments, names);
    }

    /** No name of the catalogue begins like that. */
    private static String name(Path folder) {
        String last =
                String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-");
        String name = "folder-" + last;
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** What {@code freestand.yaml} says of one, without indentation. */
    static List<String> lines(Environment environment) {
        return List.of(
                "- name: " + ProofConfig.quoted(environment.name()),
                "  title: " + ProofConfig.quoted(environment.title()),
                "  tree: " + ProofConfig.quoted(String.valueOf(environment.tree())));
    }
}

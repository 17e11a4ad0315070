package dev.freestand.cli.prove;

import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.unpack.UnpackedInput;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentNotPreparedException;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.TreeRemoval;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Environments in which packages were installed: copies of prepared ones in the folder of the proof, which run like any
 * environment of a project's own. Where it cannot be told whether a package installs, or it installs nowhere, there is an
 * environment without a tree, so that the proof is inconclusive.
 */
final class PackageEnvironments {

    private static final String SUFFIX = "-installed";

    private final ProcessRunner runner;
    private final EnvironmentSource source;
    private final ProofFolder folder;
    private final ProgressListener progress;
    private final List<String> names = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean whole = true;

    PackageEnvironments(ProcessRunner runner, EnvironmentSource source, ProofFolder folder, ProgressListener progress) {
        this.runner = runner;
        this.source = source;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Installs the packages of one format, in each environment of their family.
     *
     * @param packages all that were given
     * @param programs all that were found
     * @param environments those that are included
     */
    void install(
            UnpackedInput.Format format,
            List<Inputs.PackageFile> packages,
            List<FoundProgram> programs,
            List<Environment> environments)
            throws IOException {
        if (format == UnpackedInput.Format.NONE) {
            return;
        }
        List<Inputs.PackageFile> alike = new ArrayList<>();
        for (Inputs.PackageFile one : packages) {
            if (one.format() == format) {
                if (isForeign(one, programs)) {
                    whole = false;
                    notes.add(EscapedText.name(one.name()) + " was not installed: its programs are for another machine,"
                            + " and no environment of that machine has a package manager");
                } else {
                    alike.add(one);
                }
            }
        }
        if (alike.isEmpty()) {
            return;
        }
        PackageInstallation installation = new PackageInstallation(runner, format, alike);
        List<FoundProgram> inside = programs.stream()
                .filter(program -> alike.stream().anyMatch(one -> program.file().startsWith(one.tree())))
                .toList();
        String what = alike.stream().map(one -> EscapedText.name(one.name())).collect(Collectors.joining(" "));
        String onPath = inside.stream()
                .filter(PackageInstallation::onPath)
                .map(FoundProgram::name)
                .map(EscapedText::name)
                .collect(Collectors.joining(", "));
        List<Environment> family =
                environments.stream().filter(installation::fits).toList();
        if (family.isEmpty()) {
            whole = false;
            notes.add(what + " was not installed: no environment with " + installation.manager()
                    + " is included; name one of "
                    + PackageInstallation.families(format).stream().sorted().collect(Collectors.joining(", "))
                    + " with --environment, such as --environment '" + PackageInstallation.example(format)
                    + "', which is pulled from its registry, or a folder with such a distribution's files");
            return;
        }
        boolean anywhere = false;
        boolean unknown = false;
        String refusal = "";
        for (Environment environment : family) {
            Path root = folder.path().resolve(ProofFolder.INSTALLED).resolve(environment.name());
            Files.createDirectories(Objects.requireNonNull(root.getParent()));
            PackageInstallation.Result result = install(installation, environment, root, inside);
            String place = what + " in " + environment.name();
            if (result.state() == PackageInstallation.State.INSTALLED) {
                progress.say("install " + place + " by " + installation.manager() + "; on PATH: "
                        + (onPath.isEmpty() ? "no ELF program" : onPath));
                add(environment, environment.title() + ", " + what + " installed");
                anywhere = true;
                continue;
            }
            notes.add(what + " was not installed in " + environment.name() + ": " + result.reason());
            TreeRemoval.remove(root);
            refusal = refusal.isEmpty() ? result.reason() : refusal;
            if (result.state() == PackageInstallation.State.UNKNOWN) {
                unknown = true;
                add(environment, environment.title() + ", " + what + " not installed: " + result.reason());
            }
        }
        if (!anywhere && !unknown) {
            // The proof itself has to say that nothing was established.
            add(family.get(0), family.get(0).title() + ", " + what + " installed nowhere: " + refusal);
        }
        whole &= anywhere && !unknown;
    }

    /** Whether all programs of a package are for another machine than the environments: apk would install it all the same. */
    private static boolean isForeign(Inputs.PackageFile one, List<FoundProgram> programs) {
        List<FoundProgram> inside = programs.stream()
                .filter(program -> program.file().startsWith(one.tree()))
                .toList();
        return !inside.isEmpty() && inside.stream().noneMatch(EnvironmentSelection::isNative);
    }

    private PackageInstallation.Result install(
            PackageInstallation installation, Environment environment, Path root, List<FoundProgram> programs)
            throws IOException {
        try {
            return installation.into(source.load(environment), root, programs);
        } catch (EnvironmentNotPreparedException e) {
            return new PackageInstallation.Result(PackageInstallation.State.UNKNOWN, e.reason());
        }
    }

    private void add(Environment environment, String title) {
        String name = environment.name() + SUFFIX;
        names.add(name);
        lines.add("- name: " + ProofConfig.quoted(name));
        lines.add("  title: " + ProofConfig.quoted(title));
        lines.add("  tree: " + ProofConfig.quoted(ProofFolder.INSTALLED + "/" + environment.name()));
        if (environment.libc().flavour() != LibcFlavour.UNKNOWN) {
            lines.add("  libc: " + environment.libc().flavour().label());
        }
    }

    /** Names of the environments that were added. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** What is to be written about them. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** What has to be said. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether each package was tried, and it is known what came of it. */
    boolean whole() {
        return whole;
    }
}

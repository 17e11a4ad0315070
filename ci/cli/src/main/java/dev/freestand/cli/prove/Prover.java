package dev.freestand.cli.prove;

import dev.freestand.cli.pipeline.Pipeline;
import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.pipeline.VerifyOptions;
import dev.freestand.cli.pipeline.WrittenProof;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.unpack.UnpackedInput;
import dev.freestand.containers.confine.TemporaryFolder;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.value.FileName;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Proves programs of which there is nothing but the files: finds them, writes a configuration, and has that proved. */
public final class Prover {

    private static final int LONGEST_GIVEN = 400;
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private final ProveRequest request;
    private final ProgressListener progress;
    private final List<String> notes = new ArrayList<>();
    private boolean whole = true;

    private Prover(ProveRequest request, ProgressListener progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Proves.
     *
     * @param progress receives what is being done, a line at a time
     * @throws PipelineException if there is nothing to prove, or something that was given cannot be used
     */
    public static ProveResult prove(ProveRequest request, ProgressListener progress)
            throws PipelineException, ConfigException, IOException, InterruptedException {
        return new Prover(request, progress).prove();
    }

    private ProveResult prove() throws PipelineException, ConfigException, IOException, InterruptedException {
        if (request.sha256() != null && request.inputs().size() > 1) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "--sha256 applies to one file, and " + request.inputs().size() + " are named: prove each"
                            + " separately");
        }
        WrittenProof written;
        try (ProofFolder folder = ProofFolder.claim(request.output())) {
            try (TemporaryFolder work = new TemporaryFolder()) {
                prepare(folder, work.path());
            }
            written = Pipeline.open(folder.config(), progress)
                    .verify(new VerifyOptions(request.engine(), request.jobs(), null, null, null, List.of(), true));
        }
        remarks(written.proof());
        ExitCode verdict = ExitCode.of(written.proof().verdict());
        return new ProveResult(written, verdict == ExitCode.PROVED && !whole ? ExitCode.INCONCLUSIVE : verdict, notes);
    }

    private void prepare(ProofFolder folder, Path work) throws PipelineException, IOException, InterruptedException {
        expectText(request.arguments());
        FolderEnvironments folders = FolderEnvironments.of(request.environments());
        try {
            EnvironmentSelection.expectKnown(folders.names());
        } catch (UnknownEnvironmentException e) {
            throw unknown(e);
        }
        ProgramSearch search = new ProgramSearch(Inspector.withoutWitnesses());
        Inputs inputs = new Inputs(work, search, progress);
        for (String input : request.inputs()) {
            inputs.add(input, request.sha256());
        }
        List<FoundProgram> programs = found(search);
        List<String> names = VariantNames.of(programs);
        folder.begin();
        ProofConfig config = new ProofConfig(
                request.inputs().stream().map(EscapedText::name).collect(Collectors.joining(" ")), subject());
        for (int i = 0; i < programs.size(); i++) {
            FoundProgram program = programs.get(i);
            String about = program.place() + ", " + program.machine() + ", "
                    + program.report().linkage().label();
            progress.say("program " + names.get(i) + ": " + EscapedText.name(about));
            config.variant(names.get(i), folder.add(program, names.get(i)), about);
        }
        String behaviour = ProofConfig.behaviour(request.arguments());
        config.behaviour(behaviour, request.arguments());
        progress.say("behaviour " + behaviour + ": each program is run with "
                + (request.arguments().isEmpty() ? "no argument" : shown(request.arguments()))
                + "; it must exit by itself, with the same exit status, standard output and standard error in every"
                + " environment");
        environments(config, folder, folders, programs, inputs.packages());
        folder.configure(config.lines());
    }

    /** The programs that something here can run; there is at least one. */
    private List<FoundProgram> found(ProgramSearch search) throws PipelineException {
        search.unreadable().forEach(problem -> {
            whole = false;
            notes.add("not read: " + problem);
        });
        List<FoundProgram> programs = new ArrayList<>();
        for (FoundProgram program : search.programs()) {
            if (EnvironmentSelection.isNative(program) || EnvironmentSelection.isPlayed(program)) {
                programs.add(program);
            } else {
                whole = false;
                notes.add("not proved: " + EscapedText.name(program.place()) + " is of " + program.machine()
                        + ", which no environment runs");
            }
        }
        if (programs.isEmpty()) {
            boolean none = search.programs().isEmpty();
            boolean usage = none && search.unreadable().isEmpty();
            throw new PipelineException(
                    usage ? ExitCode.USAGE : ExitCode.INCONCLUSIVE,
                    (none ? "no ELF program was found in " : "no program that can run here was found in ") + given()
                            + "; looked at " + search.lookedAt()
                            + (usage ? wayOut(search) : "")
                            + notes.stream().map(note -> "\n" + note).collect(Collectors.joining()));
        }
        if (search.again() > 0) {
            notes.add("duplicates of a program above: " + search.again());
        }
        if (search.libraries() > 0) {
            boolean dynamic = programs.stream().anyMatch(one -> one.report().linkage() == Linkage.DYNAMIC);
            notes.add("bundled libraries: " + search.libraries()
                    + (dynamic
                            ? "; a cell contains only the program, so libraries in the program's own folder are missing"
                            : ""));
        }
        return programs;
    }

    /** Before anything is fetched: the configuration that is written holds nothing else. */
    private static void expectText(List<String> arguments) throws PipelineException {
        for (int i = 0; i < arguments.size(); i++) {
            try {
                FileName.checkText("argument " + (i + 1) + " behind --", arguments.get(i));
            } catch (IllegalArgumentException e) {
                throw new PipelineException(
                        ExitCode.USAGE,
                        EscapedText.message(e) + ": " + EscapedText.name(arguments.get(i), LONGEST_GIVEN)
                                + "\nArguments are UTF-8, as freestand.yaml is.",
                        e);
            }
        }
    }

    /** Each in quotes that would not be seen to be one, such as an empty one. */
    private static String shown(List<String> arguments) {
        return EscapedText.line(
                arguments.stream()
                        .map(one -> PLAIN_WORD.matcher(one).matches() ? one : ProofConfig.quoted(one))
                        .collect(Collectors.joining(" ")),
                LONGEST_GIVEN);
    }

    private String given() {
        return EscapedText.line(
                request.inputs().stream().map(EscapedText::name).collect(Collectors.joining(" ")), LONGEST_GIVEN);
    }

    private static String wayOut(ProgramSearch search) {
        return search.libraries() > 0
                ? "\nA library is not run by itself: freestand inspect FILE tells how it is linked."
                : "\nName the program that your build produces, or the folder, archive or package that contains it.";
    }

    private String subject() {
        String name = Inputs.name(request.inputs().get(0));
        return VariantNames.plain(
                name.replaceFirst("(?i)(?<=.)\\.(tar\\.[a-z0-9]{2,4}|tgz|txz|tar|zip|deb|rpm|apk|gz|xz|zst|bz2)$", ""));
    }

    private void environments(
            ProofConfig config,
            ProofFolder folder,
            FolderEnvironments folders,
            List<FoundProgram> programs,
            List<Inputs.PackageFile> packages)
            throws PipelineException, IOException {
        EnvironmentStore store = PipelineFactory.environments(folder.path(), progress);
        EnvironmentSelection selection;
        try {
            selection = EnvironmentSelection.of(programs, folders.names(), store, PipelineFactory::bootsKernels);
        } catch (UnknownEnvironmentException e) {
            throw unknown(e);
        }
        if (!selection.missing().isEmpty()) {
            notes.add("not prepared here: " + String.join(", ", selection.missing())
                    + "; freestand environments prepare NAME prepares them");
        }
        List<Environment> included = new ArrayList<>(selection.included());
        included.addAll(folders.environments());
        List<String> names =
                new ArrayList<>(included.stream().map(Environment::name).toList());
        List<String> own = new ArrayList<>();
        folders.environments().forEach(environment -> own.addAll(FolderEnvironments.lines(environment)));
        PackageEnvironments installed = new PackageEnvironments(PipelineFactory.runner(), store, folder, progress);
        for (UnpackedInput.Format format : UnpackedInput.Format.values()) {
            installed.install(format, packages, programs, included);
        }
        names.addAll(installed.names());
        notes.addAll(installed.notes());
        whole &= installed.whole();
        own.addAll(installed.lines());
        config.environments(names, own);
    }

    private static PipelineException unknown(UnknownEnvironmentException e) {
        return new PipelineException(ExitCode.USAGE, "--environment: " + e.getMessage(), e);
    }

    /** What the verdict does not tell. */
    private void remarks(Proof proof) {
        Set<String> variants = new TreeSet<>();
        proof.variants().forEach(variant -> variants.add(variant.name()));
        for (String variant : variants) {
            List<Cell> cells = proof.cells().stream()
                    .filter(cell -> cell.variant().equals(variant))
                    .toList();
            List<Cell> ran = cells.stream()
                    .filter(cell -> cell.observed() == RunResult.RUNS && cell.outcome() == Outcome.PASS)
                    .toList();
            if (ran.isEmpty()) {
                whole = false;
                notes.add(
                        cells.isEmpty()
                                ? variant + " was not run: it is dynamic, and no environment has the libraries of its"
                                        + " machine"
                                : variant + " ran in none of " + cells.size()
                                        + " environments, so there is no evidence that it works");
                continue;
            }
            BehaviourResult result = ran.get(0).behaviours().get(0);
            Integer exit = result.exit();
            if (exit != null && exit != 0) {
                String said = (result.stderr() + "\n" + result.stdout())
                        .lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .map(line -> " (" + EscapedText.line(line, 120) + ")")
                        .orElse("");
                notes.add(variant + " exits with status " + exit + " wherever it runs" + said
                        + (request.arguments().equals(ProofConfig.VERSION)
                                ? ": it may not support --version; give other arguments: freestand prove FILE -- ARGS"
                                : ": this shows only that it starts"));
            }
        }
    }
}

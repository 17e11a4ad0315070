package dev.freestand.cli.init;

import dev.freestand.cli.build.BuildFailure;
import dev.freestand.cli.build.Builder;
import dev.freestand.cli.init.BehaviourRecorder.Recording;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.project.Selection;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.policy.yaml.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a configuration for a project: recognises it, builds it as its users do, looks at the files, and runs them in cells. */
public final class Initializer {

    private static final String NAME = "freestand.yaml";
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final Builder builder;
    private final Supplier<BehaviourRecorder> recorders;
    private final ProgressListener progress;

    /**
     * An initializer.
     *
     * @param recorders makes what runs the program; asked once, and only where there is one to run
     */
    public Initializer(Builder builder, Supplier<BehaviourRecorder> recorders, ProgressListener progress) {
        this.builder = builder;
        this.recorders = recorders;
        this.progress = progress;
    }

    /**
     * The configuration of a project. Writes nothing but what its own build does, and the logs of that.
     *
     * @throws PipelineException if nothing is recognised, or a manifest says what cannot be
     */
    public InitDraft draft(InitRequest request) throws PipelineException, IOException {
        ProjectFolder folder = new ProjectFolder(request.folder());
        Map<Toolchain, String> found = new LinkedHashMap<>();
        for (Toolchain toolchain : Toolchain.values()) {
            toolchain.manifest(folder).ifPresent(manifest -> found.put(toolchain, manifest));
        }
        Toolchain toolchain = choose(request, folder, found);
        String manifest = found.getOrDefault(toolchain, "");
        ProjectPlan plan = toolchain.reader().read(folder, manifest, request.program());
        found.remove(toolchain);
        Map<String, String> others = new HashMap<>();
        found.forEach((other, file) -> others.put(file, other.word()));

        Map<String, FileReport> files;
        List<String> problems = new ArrayList<>();
        if (request.run()) {
            Map<String, String> failures = build(folder, plan);
            // Once more: where a build puts its program is not always known before.
            ProjectPlan built = toolchain.reader().read(folder, manifest, request.program());
            if (!built.variants().equals(plan.variants())) {
                failures = build(folder, built);
            }
            plan = withoutFailed(built, failures);
            if (failures.size() == plan.variants().size()) {
                problems.add("nothing could be built here: "
                        + line(failures.values().iterator().next()));
            }
            files = files(folder, plan, failures);
        } else {
            problems.add("--no-run was given");
            files = files(folder, plan, Map.of());
        }
        plan = plan.with(plan.variants().stream()
                .map(variant -> filled(variant, files.get(variant.name())))
                .toList());
        Recording recording = request.run() && problems.isEmpty()
                ? recorded(folder, plan, files)
                : Recording.none(String.join("; ", problems));
        String text = ConfigText.of(plan, recording.place(), recording.behaviours(), recording.problem());
        check(folder, plan, recording, text);
        return new InitDraft(plan, others, recording, text);
    }

    private static Toolchain choose(InitRequest request, ProjectFolder folder, Map<Toolchain, String> found)
            throws PipelineException {
        Toolchain asked = request.toolchain();
        if (asked != null) {
            if (asked != Toolchain.BINARY && !found.containsKey(asked)) {
                throw new PipelineException(
                        ExitCode.USAGE,
                        "there is no " + String.join(" or ", asked.manifests()) + " in "
                                + FileNames.shown(folder.root()) + ", which --toolchain " + asked.word() + " needs");
            }
            return asked;
        }
        Optional<Toolchain> first = found.keySet().stream().findFirst();
        if (first.isPresent()) {
            return first.get();
        }
        if (!BinaryReader.programs(folder).isEmpty()) {
            return Toolchain.BINARY;
        }
        throw new PipelineException(
                ExitCode.USAGE,
                "no toolchain was detected in " + FileNames.shown(folder.root()) + "; looked for "
                        + Arrays.stream(Toolchain.values())
                                .flatMap(one -> one.manifests().stream())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ", and for a program (an ELF file that can be executed)" + notRead(folder)
                        + "; name the file that your build produces: freestand init FILE");
    }

    /** Manifests that are there, and are not read. */
    private static String notRead(ProjectFolder folder) {
        String links = Arrays.stream(Toolchain.values())
                .flatMap(one -> one.manifests().stream())
                .distinct()
                .filter(folder::isOdd)
                .collect(Collectors.joining(", "));
        return links.isEmpty() ? "" : "; links and anything that is not a regular file are not read: " + links;
    }

    /** Builds all variants, as {@code freestand build} does; gives why builds failed, by the variant's name. */
    private Map<String, String> build(ProjectFolder folder, ProjectPlan plan) throws PipelineException, IOException {
        Project project = project(folder, ConfigText.of(plan, "", List.of(), ""));
        Map<String, String> failures = new LinkedHashMap<>();
        for (Map.Entry<Variant, BuildFailure> failure :
                builder.build(project, Selection.all(project)).entrySet()) {
            failures.put(failure.getKey().name(), failure.getValue().reason());
        }
        return failures;
    }

    private static Project project(ProjectFolder folder, String text) throws PipelineException {
        try {
            return Project.of(folder.root().resolve(NAME), text.getBytes(StandardCharsets.UTF_8));
        } catch (ConfigException e) {
            throw new IllegalStateException("the written configuration is not valid: " + e.getMessage(), e);
        }
    }

    /** Variants whose builds failed become comments, where another's did not. */
    private ProjectPlan withoutFailed(ProjectPlan plan, Map<String, String> failures) {
        if (failures.size() == plan.variants().size()) {
            return plan;
        }
        List<PlannedVariant> variants = new ArrayList<>();
        for (PlannedVariant variant : plan.variants()) {
            String failure = failures.get(variant.name());
            if (failure != null) {
                progress.say("variant " + variant.name() + " is written as a comment because its build fails here");
            }
            variants.add(failure == null ? variant : variant.leftOut(line(failure)));
        }
        return plan.with(variants);
    }

    /** The line of a failed build that says most: its first error, else its last line. */
    private static String line(String failure) {
        List<String> lines = COLOUR.matcher(failure)
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        return lines.stream()
                .skip(1)
                // One that ends with a colon says only that the error is in the next.
                .filter(one -> one.toLowerCase(Locale.ROOT).contains("error") && !one.endsWith(":"))
                .findFirst()
                .orElse(lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1));
    }

    private static Map<String, FileReport> files(ProjectFolder folder, ProjectPlan plan, Map<String, String> failures) {
        Map<String, FileReport> files = new LinkedHashMap<>();
        for (PlannedVariant variant : plan.written()) {
            if (!failures.containsKey(variant.name()) && folder.has(variant.artifact())) {
                FileReport file =
                        Inspector.withoutWitnesses().inspect(folder.root().resolve(variant.artifact()));
                if (file.kind() == FileKind.EXECUTABLE && file.error() == null) {
                    files.put(variant.name(), file);
                }
            }
        }
        return files;
    }

    /** What the plan does not say of a file, the file itself does. */
    private static PlannedVariant filled(PlannedVariant variant, @Nullable FileReport file) {
        if (file == null) {
            return variant;
        }
        VariantExpectation expect = variant.expect();
        LibcFlavour libc = file.libc().flavour();
        return variant.expecting(
                expect.linkage() == null && file.linkage() != Linkage.UNKNOWN ? file.linkage() : expect.linkage(),
                expect.libc() == null && libc != LibcFlavour.UNKNOWN ? libc : expect.libc(),
                Boolean.TRUE.equals(expect.stripped()) || Boolean.TRUE.equals(file.stripped()));
    }

    private Recording recorded(ProjectFolder folder, ProjectPlan plan, Map<String, FileReport> files) {
        if (files.isEmpty()) {
            return Recording.none("the build produced no program that can run here");
        }
        BehaviourRecorder recorder = recorders.get();
        Recording whole = null;
        List<String> problems = new ArrayList<>();
        for (PlannedVariant variant : plan.written()) {
            FileReport file = files.get(variant.name());
            if (file == null) {
                continue;
            }
            progress.say("run " + variant.name() + " in a cell, for up to " + BehaviourRecorder.LONGEST_RUN.toSeconds()
                    + " s");
            Recording one = recorder.record(folder.root().resolve(variant.artifact()), file);
            if (!one.problem().isEmpty()) {
                problems.add(variant.name() + ": " + one.problem());
            }
            if (!one.place().isEmpty()) {
                whole = whole == null ? one : agreed(whole, one, variant.name(), problems);
            }
        }
        return whole == null
                ? Recording.none(String.join("; ", problems))
                : new Recording(whole.place(), whole.behaviours(), String.join("; ", problems));
    }

    /** What two variants do alike. */
    private static Recording agreed(Recording whole, Recording other, String variant, List<String> problems) {
        List<RecordedBehaviour> behaviours = new ArrayList<>();
        for (RecordedBehaviour behaviour : whole.behaviours()) {
            Optional<RecordedBehaviour> same = other.behaviours().stream()
                    .filter(one -> one.name().equals(behaviour.name()) && one.exit() == behaviour.exit())
                    .findFirst();
            if (same.isPresent()) {
                behaviours.add(behaviour.agreed(same.get(), variant));
            } else {
                problems.add(behaviour.name() + ": variant " + variant + " does not exit as the others do");
            }
        }
        return new Recording(whole.place(), behaviours, "");
    }

    /** What was written is read again, and has to say what was meant: names and outputs in it are somebody else's. */
    private static void check(ProjectFolder folder, ProjectPlan plan, Recording recording, String text)
            throws PipelineException {
        FreestandConfig config = project(folder, text).config();
        List<Object> meant = new ArrayList<>(List.of(plan.subject()));
        List<Object> read = new ArrayList<>(List.of(config.subject()));
        for (PlannedVariant variant : plan.written().isEmpty() ? plan.variants() : plan.written()) {
            meant.addAll(List.of(variant.name(), variant.build(), variant.artifact(), variant.expect()));
        }
        for (Variant variant : config.variants()) {
            read.addAll(List.of(variant.name(), variant.build(), variant.artifact(), variant.expect()));
        }
        for (RecordedBehaviour behaviour : recording.behaviours()) {
            meant.addAll(Arrays.asList(behaviour.name(), behaviour.args(), behaviour.exit(), behaviour.stdout()));
        }
        for (Behaviour behaviour : recording.behaviours().isEmpty() ? List.<Behaviour>of() : config.behaviours()) {
            Step step = behaviour.steps().get(0);
            read.addAll(Arrays.asList(behaviour.name(), step.args(), step.exit(), step.stdout()));
        }
        if (!meant.equals(read)) {
            throw new IllegalStateException("the written configuration reads as " + read + ", intended was " + meant);
        }
    }

    /** The folder that a configuration of a program lies in. */
    public static Path folderOf(Path program) {
        Path parent = FileNames.absolute(program).normalize().getParent();
        return parent == null ? program : parent;
    }
}

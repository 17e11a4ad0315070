package dev.freestand.cli.verify;

import dev.freestand.cli.build.BuildFailure;
import dev.freestand.cli.build.Builder;
import dev.freestand.cli.project.FileHash;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgramVersion;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.project.Selection;
import dev.freestand.cli.source.SourceState;
import dev.freestand.containers.engine.Availability;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.containers.portability.Matrix;
import dev.freestand.containers.portability.Portability;
import dev.freestand.containers.portability.SubjectUnderTest;
import dev.freestand.containers.probe.CellLimits;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.hazard.AuxiliaryFiles;
import dev.freestand.core.name.Suggestion;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.file.FileStamp;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.inspect.LocalAuxiliaryFiles;
import dev.freestand.verifier.mutant.MutantTrial;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.Observations;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.ProcessImage;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import dev.freestand.verifier.proof.ProofScope;
import dev.freestand.verifier.proof.RuntimeCost;
import dev.freestand.verifier.proof.Shard;
import dev.freestand.verifier.proof.Trace;
import dev.freestand.verifier.proof.VariantContents;
import dev.freestand.verifier.proof.VariantMutants;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.proof.VariantSizes;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import dev.freestand.verifier.report.sarif.SourceRoots;
import dev.freestand.verifier.rule.ObservedRuns;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.Rules;
import dev.freestand.verifier.rule.RulesUnderPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Inspects every variant, runs it everywhere, applies the rules, and adds it all up to a proof. */
public final class Verification {

    private static final List<String> RULE_IDS =
            Rules.all().stream().map(Rule::id).toList();

    private final ProcessRunner runner;
    private final Inspector inspector;
    private final EnvironmentStore environments;
    private final Clock clock;
    private final ProgressListener progress;

    /**
     * A verification.
     *
     * @param environments where environments are found
     * @param clock gives the time of the proof, which determines the waivers that still hold
     */
    public Verification(
            ProcessRunner runner,
            Inspector inspector,
            EnvironmentStore environments,
            Clock clock,
            ProgressListener progress) {
        this.runner = runner;
        this.inspector = inspector;
        this.environments = environments;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Proves, or finds out why not. Collects every finding before it ends.
     *
     * @param selection the variants that are proved; the proof names the others
     * @param failedBuilds why there is no file, by variant: such a one is not run, whatever lies in its place
     * @param engines what runs the cells; closing them is the caller's
     * @param shard which part of the cells is run; null for all of them
     * @param jobs cells run side by side
     */
    public Proof verify(
            Project project,
            Selection selection,
            Map<Variant, BuildFailure> failedBuilds,
            Engines engines,
            @Nullable Shard shard,
            int jobs)
            throws PipelineException, InterruptedException {
        FreestandConfig config = project.config();
        config.waivers().stream()
                .filter(waiver -> Rules.byId(waiver.rule()).isEmpty())
                .forEach(waiver -> progress.say("the waiver of " + waiver.rule() + " has no effect: there is no"
                        + " such rule"
                        + Suggestion.question(waiver.rule(), RULE_IDS)));
        List<String> unknown = RulesUnderPolicy.unknown(config.policy());
        if (!unknown.isEmpty()) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "freestand.yaml: policy.severities: there is no rule " + String.join(", ", unknown)
                            + Suggestion.question(unknown.get(0), RULE_IDS) + "\nfreestand explain lists them");
        }
        EnvironmentLock.check(project, environments);
        Map<Variant, FileStamp> stamps = stamps(project, selection);
        Map<Variant, FileReport> files = inspect(project, selection, failedBuilds);
        Map<Variant, FileReport> built = new LinkedHashMap<>(files);
        built.keySet().removeAll(failedBuilds.keySet());
        List<SubjectUnderTest> subjects = subjects(project, files);
        Matrix matrix = cells(project, subjects, engines, shard, jobs);
        // Of several machines, the first does it for all.
        boolean first = shard == null || shard.index() == 1;
        VariantMeasurements measurements = new VariantMeasurements(runner, progress, project, built, matrix.cells());
        List<Trace> traces = first ? measurements.traces() : List.of();
        List<ObservedKernelFloor> floors =
                first ? measurements.kernelFloors(subjects, engines, environments) : List.of();
        List<RuntimeCost> costs = first ? measurements.costs() : List.of();
        List<SpeedComparison> speeds = first ? measurements.speeds() : List.of();
        List<ProcessImage> processImages = first ? measurements.processImages() : List.of();
        List<ObservedSituations> situations = first ? measurements.situations() : List.of();
        List<VariantContents> contents = first ? measurements.contents() : List.of();
        // All that opens the files by their names comes before they are digested once more, below.
        List<VariantSizes> sizes = first ? measurements.sizes() : List.of();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<VariantMutants> mutants = first ? mutants(project, files, today) : List.of();
        List<VariantRecord> variants = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        files.forEach((variant, file) -> {
            variants.add(new VariantRecord(
                    variant.name(), variant.artifact(), file.sha256(), file.size(), variant.ship(), file));
            RuleInput evidence = new RuleInput(
                            variant,
                            file,
                            FileHash.of(project.artifact(variant)),
                            // What only all cells together can show is judged when they have been merged.
                            shard == null
                                    ? ObservedRuns.of(variant.name(), matrix.cells(), traces, floors)
                                            .withMutants(variant.name(), mutants)
                                            .with(speeds)
                                            .withSituations(variant.name(), situations)
                                    : null)
                    .with(!Objects.equals(stamps.get(variant), stamp(project.artifact(variant))));
            checks.addAll(RulesUnderPolicy.apply(evidence, config.policy(), today));
        });
        return Proof.of(
                        new ProofOrigin(
                                config.subject(),
                                config.version(),
                                commit(project),
                                project.digest(),
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                                tools(files, engines)),
                        variants,
                        checks,
                        matrix.cells())
                .within(new ProofScope(SourceRoots.of(project.root()).folder(), selection.leftOut(), shard))
                .with(new Observations(matrix.environments(), traces, costs, floors, speeds, processImages, situations))
                .withSizes(sizes)
                .withContents(contents)
                .withMutants(mutants);
    }

    private static Map<Variant, FileStamp> stamps(Project project, Selection selection) {
        Map<Variant, FileStamp> stamps = new LinkedHashMap<>();
        for (Variant variant : selection.variants()) {
            FileStamp stamp = stamp(project.artifact(variant));
            if (stamp != null) {
                stamps.put(variant, stamp);
            }
        }
        return stamps;
    }

    /** Null where there is none; anything else that is wrong with it, the digest shows. */
    private static @Nullable FileStamp stamp(Path artifact) {
        try {
            return FileStamp.of(artifact);
        } catch (IOException e) {
            return null;
        }
    }

    private Map<Variant, FileReport> inspect(
            Project project, Selection selection, Map<Variant, BuildFailure> failedBuilds) {
        Map<Variant, FileReport> files = new LinkedHashMap<>();
        for (Variant variant : selection.variants()) {
            Path artifact = project.artifact(variant);
            BuildFailure failure = failedBuilds.get(variant);
            if (failure != null) {
                files.put(
                        variant,
                        Inspector.notBuilt(artifact, failure.code(), failure.reason())
                                .named(variant.artifact()));
                continue;
            }
            AuxiliaryFiles clues = LocalAuxiliaryFiles.of(artifact).withLog(Builder.log(project, variant));
            FileReport file = inspector.inspect(artifact, clues).named(variant.artifact());
            progress.say("inspect " + variant.name() + ": " + file.linkage().label() + ", "
                    + file.libc().flavour().label() + ", " + file.size() + " bytes");
            files.put(variant, file);
        }
        return files;
    }

    private @Nullable String commit(Project project) {
        SourceState sources = SourceState.of(project.root(), runner);
        if (sources.problem() != null) {
            progress.say("the commit is unknown, so nothing can be shipped: " + sources.problem());
        }
        return sources.commit();
    }

    private List<VariantMutants> mutants(Project project, Map<Variant, FileReport> files, LocalDate today) {
        List<VariantMutants> all = new ArrayList<>();
        files.forEach((variant, file) -> {
            VariantMutants made = MutantTrial.of(
                    variant, project.artifact(variant), file, project.config().policy(), today);
            progress.say("mutants " + variant.name() + ": " + (made.problem() == null ? made.score() : made.problem()));
            all.add(made);
        });
        return all;
    }

    private static List<SubjectUnderTest> subjects(Project project, Map<Variant, FileReport> files) {
        List<SubjectUnderTest> subjects = new ArrayList<>();
        files.forEach((variant, file) -> {
            String digest = file.sha256();
            if (digest != null) {
                subjects.add(SubjectUnderTest.of(variant, project.artifact(variant), digest, file));
            }
        });
        return subjects;
    }

    private Matrix cells(
            Project project, List<SubjectUnderTest> subjects, Engines engines, @Nullable Shard shard, int jobs)
            throws PipelineException, InterruptedException {
        FreestandConfig config = project.config();
        Catalogue catalogue = Catalogue.bundled();
        Portability portability = new Portability(engines, catalogue, environments, CellLimits.DEFAULT);
        try {
            warnOfEnded(catalogue.select(config.environments()));
            return portability.run(
                    subjects,
                    config.behaviours(),
                    config.environments(),
                    shard,
                    jobs,
                    new CellProgress(progress, clock));
        } catch (UnknownEnvironmentException e) {
            throw new PipelineException(ExitCode.USAGE, "freestand.yaml: " + e.getMessage(), e);
        }
    }

    private void warnOfEnded(List<Environment> included) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> ended = included.stream()
                .filter(environment -> environment.endedBefore(today))
                .map(environment -> environment.name() + " (" + environment.endOfLife() + ")")
                .toList();
        if (!ended.isEmpty()) {
            progress.say("warning: past end of life, without security fixes: " + String.join(", ", ended));
        }
    }

    private static Map<String, String> tools(Map<Variant, FileReport> files, Engines engines) {
        Map<String, String> tools = new TreeMap<>();
        for (FileReport file : files.values()) {
            for (ToolStatement witness : file.witnesses()) {
                if (witness.version() != null) {
                    tools.put(witness.tool(), witness.version());
                }
            }
        }
        tools.put("freestand", ProgramVersion.current());
        tools.put("java", Runtime.version().toString());
        for (Engine engine : engines.all()) {
            Availability availability = engine.availability();
            if (availability.ready()) {
                tools.put(engine.name(), availability.text());
            }
        }
        return tools;
    }
}

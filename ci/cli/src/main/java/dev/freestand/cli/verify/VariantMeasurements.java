package dev.freestand.cli.verify;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.containers.cost.CostMeter;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.containers.kernel.KernelFloorMeter;
import dev.freestand.containers.portability.SubjectUnderTest;
import dev.freestand.containers.situation.SituationMeter;
import dev.freestand.containers.speed.SpeedMeter;
import dev.freestand.containers.speed.TimedVariant;
import dev.freestand.containers.trace.Tracer;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.contents.ContentsReader;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.Workload;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentKind;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.ProcessImage;
import dev.freestand.verifier.proof.RuntimeCost;
import dev.freestand.verifier.proof.Trace;
import dev.freestand.verifier.proof.VariantContents;
import dev.freestand.verifier.proof.VariantSizes;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is measured of variants beside their cells: traces, memory, speed, sizes, contents, the kernel they need. */
final class VariantMeasurements {

    private final ProcessRunner runner;
    private final ProgressListener progress;
    private final Project project;
    private final Map<Variant, FileReport> files;
    private final List<Cell> cells;

    /**
     * Measurements of some variants.
     *
     * @param files those that were built
     * @param cells those that were run: a behaviour that did not end there is not waited for once more
     */
    VariantMeasurements(
            ProcessRunner runner,
            ProgressListener progress,
            Project project,
            Map<Variant, FileReport> files,
            List<Cell> cells) {
        this.runner = runner;
        this.progress = progress;
        this.project = project;
        this.files = files;
        this.cells = cells;
    }

    List<VariantSizes> sizes() {
        List<VariantSizes> sizes = new ArrayList<>();
        files.forEach((variant, file) -> sizes.add(SizeMeter.measure(variant, project.artifact(variant), file)));
        return sizes;
    }

    List<Trace> traces() {
        Tracer tracer = new Tracer(runner, Path.of(System.getProperty("java.io.tmpdir")));
        List<Trace> traces = new ArrayList<>();
        files.forEach((variant, file) -> {
            progress.say("trace " + variant.name());
            TimedOutBehaviours timedOut = TimedOutBehaviours.of(variant.name(), cells);
            for (Behaviour behaviour : project.config().behaviours()) {
                if (timedOut.is(behaviour)) {
                    traces.add(timedOut.trace(behaviour));
                } else {
                    traces.addAll(tracer.trace(variant.name(), project.artifact(variant), file, List.of(behaviour)));
                }
            }
        });
        return traces;
    }

    List<RuntimeCost> costs() throws InterruptedException {
        List<RuntimeCost> costs = new ArrayList<>();
        for (Map.Entry<Variant, FileReport> entry : files.entrySet()) {
            String variant = entry.getKey().name();
            progress.say("memory " + variant);
            TimedOutBehaviours timedOut = TimedOutBehaviours.of(variant, cells);
            boolean hopeless = timedOut.all(project.config().behaviours());
            RuntimeCost cost = CostMeter.measure(
                    variant,
                    project.artifact(entry.getKey()),
                    entry.getValue(),
                    hopeless ? null : project.config().resident());
            costs.add(hopeless ? timedOut.unmeasured(cost) : cost);
        }
        return costs;
    }

    List<ProcessImage> processImages() throws InterruptedException {
        List<ProcessImage> processImages = new ArrayList<>();
        for (Map.Entry<Variant, FileReport> entry : files.entrySet()) {
            Variant variant = entry.getKey();
            boolean hopeless = TimedOutBehaviours.of(variant.name(), cells)
                    .all(project.config().behaviours());
            processImages.add(ProcessImageMeter.measure(
                    variant.name(),
                    project.artifact(variant),
                    entry.getValue(),
                    hopeless ? null : project.config().resident()));
        }
        return processImages;
    }

    /** Start-up first, then the workloads. A program whose first behaviour takes too long is not started for it again. */
    List<SpeedComparison> speeds() {
        FreestandConfig config = project.config();
        List<TimedVariant> timed = new ArrayList<>();
        files.forEach((variant, file) -> {
            if (file.error() == null) {
                timed.add(new TimedVariant(variant.name(), project.artifact(variant), file));
            }
        });
        List<SpeedComparison> speeds = new ArrayList<>();
        if (timed.isEmpty()
                || config.behaviours().isEmpty() && config.workloads().isEmpty()) {
            return speeds;
        }
        SpeedMeter meter = new SpeedMeter(runner, Path.of(System.getProperty("java.io.tmpdir")), timed);
        if (!config.behaviours().isEmpty()) {
            Behaviour start = config.behaviours().get(0);
            boolean endless = timed.stream()
                    .anyMatch(variant ->
                            TimedOutBehaviours.of(variant.name(), cells).is(start));
            if (!endless) {
                progress.say("speed of start-up");
                speeds.add(meter.start(start));
            }
        }
        for (Workload workload : config.workloads()) {
            progress.say("speed of " + workload.name());
            speeds.add(meter.workload(workload));
        }
        return speeds;
    }

    List<ObservedKernelFloor> kernelFloors(
            List<SubjectUnderTest> subjects, Engines engines, EnvironmentStore environments)
            throws PipelineException, InterruptedException {
        FreestandConfig config = project.config();
        if (Boolean.FALSE.equals(config.kernelFloor()) || config.behaviours().isEmpty()) {
            return List.of();
        }
        Catalogue catalogue = Catalogue.bundled();
        KernelFloorMeter meter;
        try {
            meter = new KernelFloorMeter(
                    engines,
                    environments,
                    catalogue.select(config.environments()),
                    catalogue.environments().stream()
                            .filter(environment -> environment.kind() == EnvironmentKind.KERNEL)
                            .toList(),
                    config.behaviours(),
                    Boolean.TRUE.equals(config.kernelFloor()));
        } catch (UnknownEnvironmentException e) {
            throw new PipelineException(ExitCode.USAGE, "freestand.yaml: " + e.getMessage(), e);
        }
        List<ObservedKernelFloor> floors = new ArrayList<>();
        for (SubjectUnderTest subject : subjects) {
            progress.say("kernel floor " + subject.variant());
            floors.add(meter.measure(subject, cells));
        }
        return floors;
    }

    /** What the variants do on networks and with files that static programs trip over; nothing unless that is asked for. */
    List<ObservedSituations> situations() {
        FreestandConfig config = project.config();
        List<Behaviour> behaviours = config.situations().with(config.behaviours());
        List<ObservedSituations> observed = new ArrayList<>();
        if (config.situations().include().isEmpty() || behaviours.isEmpty()) {
            return observed;
        }
        SituationMeter meter = new SituationMeter(
                runner,
                Path.of(System.getProperty("java.io.tmpdir")),
                behaviours,
                config.situations().include());
        files.forEach((variant, file) -> {
            if (file.error() == null) {
                progress.say("situations " + variant.name() + ", in the sandbox");
                observed.add(meter.measure(variant.name(), project.artifact(variant), file));
            }
        });
        return observed;
    }

    /** Now, because another machine may have other packages by the time that it is shipped. */
    List<VariantContents> contents() {
        ContentsReader reader = ContentsReader.of(runner);
        List<VariantContents> contents = new ArrayList<>();
        files.forEach((variant, file) -> {
            progress.say("contents " + variant.name());
            contents.add(reader.read(variant.name(), project.artifact(variant), project.root(), file.ladder()));
        });
        return contents;
    }
}

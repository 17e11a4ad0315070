package dev.freestand.containers.situation;

import dev.freestand.containers.confine.HostCell;
import dev.freestand.containers.confine.TemporaryFolder;
import dev.freestand.containers.portability.ByteDifference;
import dev.freestand.containers.trace.Tracer;
import dev.freestand.containers.trace.Tracer.TracedBehaviour;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.ObservedSituations.Result;
import dev.freestand.verifier.proof.ObservedSituations.SeenHazard;
import dev.freestand.verifier.proof.ObservedSituations.SituationRun;
import dev.freestand.verifier.proof.ObservedSituations.TlsContact;
import dev.freestand.verifier.proof.OpenedPath;
import dev.freestand.verifier.proof.Situation;
import dev.freestand.verifier.proof.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs behaviours in situations, under strace, and compares what they do with the plain situation. That one is run twice:
 * what differs between the two varies by itself, and is not compared.
 *
 * @param temporary folder in which it may make folders of its own
 * @param situations {@link Situation#PLAIN} and those that are compared with it, in their order
 */
public record SituationMeter(
        ProcessRunner runner, Path temporary, List<Behaviour> behaviours, List<Situation> situations) {

    private static final int LONGEST_MESSAGE = 300;
    /** In characters, so that a socket in a folder of its own there has a path that Linux can hold. */
    private static final int LONGEST_FOLDER = 40;
    /** From this exit status on a signal ended the file. */
    private static final int KILLED = 128;

    public SituationMeter {
        behaviours = List.copyOf(behaviours);
        situations = List.copyOf(situations);
    }

    /**
     * What one variant does. Never throws for what the file or a tool does: what is not known states why.
     *
     * @param artifact the variant's file
     * @param report what was found in it
     */
    public ObservedSituations measure(String variant, Path artifact, FileReport report) {
        if (!HostMachine.CURRENT.runs(report.machine())) {
            return unknown(variant, "it is for " + report.machine() + ", and this machine is not");
        }
        try (HostCell cell = HostCell.open(runner, temporary);
                TemporaryFolder sockets = new TemporaryFolder(forSockets())) {
            Path socket = sockets.path().resolve("tls");
            return new Measurement(variant, artifact, report, cell, socket, TlsIdentities.create()).run();
        } catch (IOException e) {
            return unknown(variant, "the situations cannot be set up: " + e.getMessage());
        }
    }

    /** The path of a socket has to be short. */
    private Path forSockets() {
        return temporary.toString().length() > LONGEST_FOLDER ? Path.of("/tmp") : temporary;
    }

    private ObservedSituations unknown(String variant, String problem) {
        List<SituationRun> runs = new ArrayList<>();
        for (Situation situation : situations) {
            for (Behaviour behaviour : behaviours) {
                runs.add(new SituationRun(situation, behaviour.name(), Result.UNKNOWN, problem, false, null));
            }
        }
        return new ObservedSituations(variant, runs, List.of());
    }

    /** What is known of one variant so far. */
    private final class Measurement {

        private final String variant;
        private final Path artifact;
        private final FileReport report;
        private final HostCell cell;
        private final Path socket;
        private final TlsIdentities identities;
        private final Tracer tracer = new Tracer(runner, temporary);
        private final Map<String, Reference> references = new HashMap<>();
        private final List<SituationRun> runs = new ArrayList<>();
        private final SortedMap<String, SeenHazard> seen = new TreeMap<>();
        private final Map<String, Integer> grades = new HashMap<>();

        Measurement(
                String variant,
                Path artifact,
                FileReport report,
                HostCell cell,
                Path socket,
                TlsIdentities identities) {
            this.variant = variant;
            this.artifact = artifact;
            this.report = report;
            this.cell = cell;
            this.socket = socket;
            this.identities = identities;
        }

        ObservedSituations run() throws IOException {
            for (Situation situation : situations) {
                Path folder = Files.createDirectory(cell.folder().resolve(situation.word()));
                HostCell inside =
                        cell.within(SituationTree.write(folder, situation, identities.trusted(situation), socket));
                for (Behaviour behaviour : behaviours) {
                    runs.add(run(situation, behaviour, inside));
                }
            }
            return new ObservedSituations(variant, runs, List.copyOf(seen.values()));
        }

        private SituationRun run(Situation situation, Behaviour behaviour, HostCell inside) throws IOException {
            Reference reference = references.get(behaviour.name());
            if (reference != null && reference.problem() != null) {
                return new SituationRun(
                        situation,
                        behaviour.name(),
                        Result.UNKNOWN,
                        "in the situation " + Situation.PLAIN.word() + " " + reference.problem(),
                        false,
                        null);
            }
            Observed observed = observe(situation, behaviour, inside);
            TracedBehaviour traced = observed.traced();
            if (reference == null) {
                reference = Reference.of(
                        behaviour,
                        traced,
                        () -> observe(situation, behaviour, inside).traced());
                references.put(behaviour.name(), reference);
            }
            String problem = reference.problem() == null ? incomplete(behaviour, traced) : reference.problem();
            String difference = problem == null ? reference.difference(traced.steps()) : null;
            return new SituationRun(
                    situation,
                    behaviour.name(),
                    problem != null ? Result.UNKNOWN : difference != null ? Result.DIFFERS : Result.SAME,
                    cut(problem != null ? problem : difference != null ? difference : reference.varies()),
                    traced.trace().problem() == null,
                    incomplete(behaviour, traced) == null ? observed.tls() : null);
        }

        private Observed observe(Situation situation, Behaviour behaviour, HostCell inside) throws IOException {
            Behaviour there = with(behaviour, SituationTree.variables(situation));
            if (!SituationTree.hasNames(situation)) {
                return note(situation, new Observed(tracer.run(variant, artifact, report, there, inside), null));
            }
            try (TlsService service = TlsService.open(socket, identities.service(situation))) {
                TracedBehaviour traced = tracer.run(variant, artifact, report, there, inside);
                return note(situation, new Observed(traced, service.end()));
            }
        }

        private Observed note(Situation situation, Observed observed) {
            if (report.linkage() != Linkage.STATIC) {
                // The loader of a dynamic file and its C library open such files as they are meant to.
                return observed;
            }
            Trace trace = observed.traced().trace();
            for (OpenedPath opened : trace.opened()) {
                HazardPaths.rules(opened).forEach((rule, grade) -> {
                    if (grade < grades.getOrDefault(rule, Integer.MAX_VALUE)) {
                        grades.put(rule, grade);
                        seen.put(
                                rule,
                                new SeenHazard(
                                        rule,
                                        situation,
                                        trace.behaviour(),
                                        opened.path(),
                                        opened.call(),
                                        opened.error()));
                    }
                });
            }
            return observed;
        }
    }

    /** A behaviour, and how far it came with the TLS service; null where there is none. */
    private record Observed(
            TracedBehaviour traced, @Nullable TlsContact tls) {}

    /** Something that is run when it is asked for. */
    private interface Run {
        TracedBehaviour run() throws IOException;
    }

    /**
     * What a behaviour does in the plain situation.
     *
     * @param steps how its steps ended
     * @param again how they ended another time
     * @param problem why nothing can be compared with it; null where it can
     */
    private record Reference(
            List<ProcessResult> steps,
            List<ProcessResult> again,
            @Nullable String problem) {

        static Reference of(Behaviour behaviour, TracedBehaviour first, Run second) throws IOException {
            String problem = incomplete(behaviour, first);
            for (int i = 0; problem == null && i < behaviour.steps().size(); i++) {
                problem = unexpected(behaviour.steps().get(i), first.steps().get(i));
            }
            if (problem != null) {
                return new Reference(first.steps(), List.of(), problem);
            }
            TracedBehaviour other = second.run();
            return new Reference(first.steps(), other.steps(), incomplete(behaviour, other));
        }

        /** How it differs from what {@code freestand.yaml} asks for; null where it does not. */
        private static @Nullable String unexpected(Step step, ProcessResult ended) {
            Integer exit = step.exit();
            if (exit != null && exit != ended.exitCode()) {
                return "it ends with " + exit(ended.exitCode()) + ", expected " + exit + ": " + firstLine(ended);
            }
            Content stdout = step.stdout();
            if (stdout != null && !Arrays.equals(stdout.bytes(), ended.stdout())) {
                return "standard output differs " + ByteDifference.between(stdout.bytes(), ended.stdout());
            }
            return null;
        }

        /** How these steps differ from it; null where they do not. */
        @Nullable
        String difference(List<ProcessResult> now) {
            for (int i = 0; i < steps.size(); i++) {
                ProcessResult one = steps.get(i);
                ProcessResult same = again.get(i);
                ProcessResult found = now.get(i);
                String which = steps.size() == 1 ? "" : "step " + (i + 1) + ": ";
                if (one.exitCode() == same.exitCode() && one.exitCode() != found.exitCode()) {
                    return which + exit(found.exitCode()) + " instead of " + exit(one.exitCode()) + ": "
                            + firstLine(found);
                }
                String different = stream("standard output", one.stdout(), same.stdout(), found.stdout());
                different = different == null
                        ? stream("standard error", one.stderr(), same.stderr(), found.stderr())
                        : different;
                if (different != null) {
                    return which + different;
                }
            }
            return null;
        }

        private static @Nullable String stream(String name, byte[] one, byte[] same, byte[] found) {
            return !Arrays.equals(one, same) || Arrays.equals(one, found)
                    ? null
                    : name + " differs " + ByteDifference.between(one, found);
        }

        /** What was not compared, because it is another each time; else empty. */
        String varies() {
            for (int i = 0; i < steps.size(); i++) {
                ProcessResult one = steps.get(i);
                ProcessResult same = again.get(i);
                if (one.exitCode() != same.exitCode()
                        || !Arrays.equals(one.stdout(), same.stdout())
                        || !Arrays.equals(one.stderr(), same.stderr())) {
                    return "output that varies between runs was not compared";
                }
            }
            return "";
        }
    }

    /** Why not every step was run; null where it was. */
    private static @Nullable String incomplete(Behaviour behaviour, TracedBehaviour traced) {
        String problem = traced.trace().problem();
        return traced.steps().size() == behaviour.steps().size()
                ? null
                : problem == null ? "not every step was run" : problem;
    }

    /** The same behaviour with these variables in steps that do not set them. */
    private static Behaviour with(Behaviour behaviour, Map<String, String> variables) {
        List<Step> steps = new ArrayList<>();
        for (Step step : behaviour.steps()) {
            Map<String, String> all = new HashMap<>(variables);
            all.putAll(step.env());
            steps.add(new Step(
                    step.args(),
                    step.stdin(),
                    all,
                    step.timeout(),
                    step.exit(),
                    step.stdout(),
                    step.stderr(),
                    step.output()));
        }
        return new Behaviour(behaviour.name(), behaviour.files(), behaviour.executable(), steps);
    }

    private static String exit(int status) {
        return status > KILLED ? "signal " + (status - KILLED) : "exit status " + status;
    }

    private static String firstLine(ProcessResult ended) {
        String words = ended.err().isBlank() ? ended.out() : ended.err();
        String line =
                words.strip().lines().findFirst().map(ByteDifference::escape).orElse("");
        return line.isEmpty() ? "it wrote nothing" : "\"" + line + "\"";
    }

    private static String cut(String message) {
        return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }
}

package dev.freestand.cli.verify;

import dev.freestand.attest.FileReportCheck;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.containers.environment.UnknownEnvironmentException;
import dev.freestand.containers.portability.WrongExpectation;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentRecord;
import dev.freestand.verifier.proof.Observations;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import dev.freestand.verifier.proof.ProofScope;
import dev.freestand.verifier.proof.Shard;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.json.StrictJson;
import dev.freestand.verifier.rule.ObservedRuns;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.Rules;
import dev.freestand.verifier.rule.RulesUnderPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Puts the parts of a proof, made on several machines, together again. Refuses parts of different files or configurations,
 * parts that are missing or there twice, and cells that are missing: a whole proof says as much as if one machine had made
 * it.
 */
public final class ProofMerge {

    /** From good to bad: of what two machines say of one file, the worse counts. */
    private static final List<Outcome> BADNESS = List.of(
            Outcome.NOT_APPLICABLE, Outcome.PASS, Outcome.WARN, Outcome.WAIVED, Outcome.INCONCLUSIVE, Outcome.FAIL);

    private final Project project;
    private final Instant now;
    private final LocalDate today;
    private final List<Proof> parts;

    private ProofMerge(Project project, Instant now, List<Proof> parts) {
        this.project = project;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.parts = parts;
    }

    /**
     * The whole proof.
     *
     * @param parts proofs made with {@code --shard}, in any order
     * @param now determines which waivers must still hold, and how old the parts are
     * @throws PipelineException if they are not all the parts of one proof, for the present configuration
     */
    public static Proof merge(Project project, Instant now, List<Proof> parts) throws PipelineException {
        return new ProofMerge(project, now, ordered(parts)).whole();
    }

    private static List<Proof> ordered(List<Proof> parts) throws PipelineException {
        Map<Integer, Proof> byIndex = new TreeMap<>();
        int count = 0;
        for (Proof part : parts) {
            Shard shard = part.shard();
            if (shard == null) {
                throw refusal("one of them is not a part but a complete proof of " + part.subject());
            }
            if (count != 0 && shard.count() != count) {
                throw refusal("one is part of " + count + ", another of " + shard.count());
            }
            count = shard.count();
            if (byIndex.put(shard.index(), part) != null) {
                throw refusal("part " + shard + " is present twice");
            }
        }
        for (int index = 1; index <= count; index++) {
            if (!byIndex.containsKey(index)) {
                throw refusal("part " + index + "/" + count + " is missing");
            }
        }
        return List.copyOf(byIndex.values());
    }

    private Proof whole() throws PipelineException {
        same("subject", Proof::subject);
        same("version", Proof::version);
        same("commit", Proof::commit);
        same("configuration", Proof::config);
        same("variants left out", Proof::leftOut);
        same(
                "files",
                part -> part.variants().stream()
                        .map(variant -> variant.name() + " " + variant.sha256())
                        .toList());
        sameFindings();
        Proof first = parts.get(0);
        if (!first.config().equals(project.digest())) {
            throw refusal("they belong to another configuration than " + FileNames.shown(project.file()));
        }
        for (Proof part : parts) {
            try {
                ProofAge.check(part.created(), project.config().policy().maxAge(), now);
            } catch (PipelineException e) {
                throw refusal("part " + part.shard() + ": " + e.getMessage());
            }
        }
        List<Cell> compared = OutputConsistencyCheck.judge(cells(first));
        List<Cell> cells = first.variants().stream()
                .flatMap(variant ->
                        WrongExpectation.judge(compared.stream()
                                        .filter(cell -> cell.variant().equals(variant.name()))
                                        .toList())
                                .stream())
                .toList();
        List<Check> checks = checks(first, cells);
        return Proof.of(
                        new ProofOrigin(
                                first.subject(),
                                first.version(),
                                first.commit(),
                                first.config(),
                                // Of the oldest: the whole is no fresher than any part.
                                parts.stream()
                                        .map(Proof::created)
                                        .min(Comparator.comparing(Instant::parse))
                                        .orElseThrow(),
                                tools()),
                        first.variants(),
                        checks,
                        cells)
                .within(new ProofScope(first.folder(), first.leftOut(), null))
                .with(new Observations(
                        environments(),
                        all(part -> part.traces().stream()),
                        all(part -> part.costs().stream()),
                        all(part -> part.kernelFloors().stream()),
                        all(part -> part.speeds().stream()),
                        all(part -> part.processImages().stream()),
                        all(part -> part.situations().stream())))
                .withSizes(all(part -> part.sizes().stream()))
                .withContents(all(part -> part.contents().stream()))
                .withMutants(all(part -> part.mutants().stream()));
    }

    /** What machines found in one file is the same; only the tools that they asked can differ. */
    private void sameFindings() throws PipelineException {
        Proof first = parts.get(0);
        for (Proof part : parts) {
            for (int i = 0; i < part.variants().size(); i++) {
                VariantRecord one = first.variants().get(i);
                VariantRecord other = part.variants().get(i);
                List<String> differences = new ArrayList<>(
                        FileReportCheck.differences(StrictJson.tree(one.file()), StrictJson.tree(other.file())));
                if (!Objects.equals(one.file().hazards(), other.file().hazards())) {
                    differences.add("hazards");
                }
                if (one.ship() != other.ship()
                        || one.size() != other.size()
                        || !one.artifact().equals(other.artifact())) {
                    differences.add("ship, size or artifact");
                }
                if (!differences.isEmpty()) {
                    throw refusal("part " + part.shard() + " differs on variant " + one.name() + " than part "
                            + first.shard() + ": " + String.join(", ", differences));
                }
            }
        }
    }

    private void same(String what, Function<Proof, Object> fact) throws PipelineException {
        Object first = fact.apply(parts.get(0));
        for (Proof part : parts) {
            Object other = fact.apply(part);
            if (!Objects.equals(first, other)) {
                throw refusal("they differ in " + what + ": part "
                        + parts.get(0).shard() + " has " + first + ", part " + part.shard() + " has " + other);
            }
        }
    }

    private List<Cell> cells(Proof first) throws PipelineException {
        Map<PlannedCell, Cell> found = new HashMap<>();
        for (Proof part : parts) {
            for (Cell cell : part.cells()) {
                if (found.put(PlannedCell.of(cell), cell) != null) {
                    throw refusal("cell " + PlannedCell.of(cell) + " is present twice");
                }
            }
        }
        List<Cell> cells = new ArrayList<>();
        List<PlannedCell> missing = new ArrayList<>();
        try {
            for (PlannedCell place : PlannedCell.all(project.config(), first)) {
                Cell cell = found.remove(place);
                if (cell == null) {
                    missing.add(place);
                } else {
                    cells.add(cell);
                }
            }
        } catch (UnknownEnvironmentException e) {
            throw new PipelineException(ExitCode.USAGE, FileNames.shown(project.file()) + ": " + e.getMessage(), e);
        }
        if (!missing.isEmpty()) {
            throw refusal("cells are missing: " + missing);
        }
        if (!found.isEmpty()) {
            throw refusal("there are unexpected cells: " + found.keySet());
        }
        return cells;
    }

    /** Of checks that every part made, the worst counts; those that read all cells are made now. */
    private List<Check> checks(Proof first, List<Cell> cells) {
        FreestandConfig config = project.config();
        List<Check> checks = new ArrayList<>();
        for (Variant variant : config.variants()) {
            for (VariantRecord record : first.variants()) {
                if (!record.name().equals(variant.name())) {
                    continue;
                }
                ObservedRuns runs = ObservedRuns.of(
                                variant.name(),
                                cells,
                                all(part -> part.traces().stream()),
                                all(part -> part.kernelFloors().stream()))
                        .withMutants(variant.name(), all(part -> part.mutants().stream()))
                        .with(all(part -> part.speeds().stream()))
                        .withSituations(variant.name(), all(part -> part.situations().stream()));
                RuleInput evidence = new RuleInput(variant, record.file(), record.sha256(), runs);
                for (Check check : RulesUnderPolicy.apply(evidence, config.policy(), today)) {
                    boolean now = Rules.byId(check.rule()).map(Rule::readsRuns).orElse(false);
                    checks.add(now ? check : worst(check));
                }
            }
        }
        return checks;
    }

    private Check worst(Check like) {
        return all(part -> part.checks().stream()).stream()
                .filter(check ->
                        check.rule().equals(like.rule()) && check.variant().equals(like.variant()))
                .max(Comparator.comparingInt(check -> BADNESS.indexOf(check.outcome())))
                .orElseGet(() -> new Check(
                        like.rule(), like.variant(), Outcome.INCONCLUSIVE, "no part of the proof has this check"));
    }

    private List<EnvironmentRecord> environments() throws PipelineException {
        Map<String, EnvironmentRecord> known = new LinkedHashMap<>();
        for (EnvironmentRecord one : all(part -> part.environments().stream())) {
            EnvironmentRecord other = known.putIfAbsent(one.name(), one);
            if (other != null && !Objects.equals(other.digest(), one.digest())) {
                throw refusal("environment " + one.name() + " was not the same everywhere: " + other.digest() + " and "
                        + one.digest() + "; freestand environments lock pins it");
            }
        }
        return List.copyOf(known.values());
    }

    /** Where machines have different versions, all are listed. */
    private Map<String, String> tools() {
        Map<String, String> tools = new TreeMap<>();
        for (Proof part : parts) {
            part.tools()
                    .forEach((tool, version) ->
                            tools.merge(tool, version, (all, one) -> all.contains(one) ? all : all + ", " + one));
        }
        return tools;
    }

    private <T> List<T> all(Function<Proof, Stream<T>> what) {
        return parts.stream().flatMap(what).toList();
    }

    private static PipelineException refusal(String reason) {
        return new PipelineException(ExitCode.FAILED, "these proofs cannot be merged: " + reason);
    }
}

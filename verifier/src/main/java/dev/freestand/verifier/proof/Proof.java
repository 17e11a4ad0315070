package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.proof.Verdicts;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code freestand verify} established about one subject; the content of {@code proof.json}, whose fields are
 * those of {@link Document}. It is read as flat as it is written.
 *
 * @param origin what it is of, and by whom and when it was made
 * @param scope how much of the subject it covers
 * @param facts what is known of each file
 * @param checks every rule on every variant
 * @param cells every variant in every environment that it is meant for
 * @param observations what was observed beside the outcome of each cell
 * @param changes what changed since an earlier proof; null where it was compared with none
 */
public record Proof(
        ProofOrigin origin,
        ProofScope scope,
        VariantFacts facts,
        List<Check> checks,
        List<Cell> cells,
        Observations observations,
        @Nullable Comparison changes) {

    /** Identifies this layout. A reader refuses any other. */
    public static final String SCHEMA = "freestand/proof/1";

    public Proof {
        checks = List.copyOf(checks);
        cells = List.copyOf(cells);
    }

    /** A proof of whole files and all cells, with nothing observed beside their outcomes. */
    public static Proof of(ProofOrigin origin, List<VariantRecord> variants, List<Check> checks, List<Cell> cells) {
        return new Proof(
                origin,
                new ProofScope("", List.of(), null),
                new VariantFacts(variants, List.of(), List.of(), List.of()),
                checks,
                cells,
                Observations.NONE,
                null);
    }

    /** The same with another scope. */
    public Proof within(ProofScope newScope) {
        return new Proof(origin, newScope, facts, checks, cells, observations, changes);
    }

    /** The same with what was observed beside the outcomes of its cells. */
    public Proof with(Observations newObservations) {
        return new Proof(origin, scope, facts, checks, cells, newObservations, changes);
    }

    /** The same with the size breakdown of its variants. */
    public Proof withSizes(List<VariantSizes> newSizes) {
        return with(new VariantFacts(variants(), contents(), newSizes, mutants()));
    }

    /** The same with what the linker put into its variants. */
    public Proof withContents(List<VariantContents> newContents) {
        return with(new VariantFacts(variants(), newContents, sizes(), mutants()));
    }

    /** The same with what the rules said of mutants of its variants. */
    public Proof withMutants(List<VariantMutants> newMutants) {
        return with(new VariantFacts(variants(), contents(), sizes(), newMutants));
    }

    private Proof with(VariantFacts newFacts) {
        return new Proof(origin, scope, newFacts, checks, cells, observations, changes);
    }

    /** The same beside an earlier proof, with its checks judged again. */
    public Proof since(Comparison newChanges, List<Check> newChecks) {
        return new Proof(origin, scope, facts, newChecks, cells, observations, newChanges);
    }

    /** See {@link ProofOrigin#subject}. */
    public String subject() {
        return origin.subject();
    }

    /** See {@link ProofOrigin#version}. */
    public @Nullable String version() {
        return origin.version();
    }

    /** See {@link ProofOrigin#commit}. */
    public @Nullable String commit() {
        return origin.commit();
    }

    /** See {@link ProofOrigin#config}. */
    public String config() {
        return origin.config();
    }

    /** See {@link ProofOrigin#created}. */
    public String created() {
        return origin.created();
    }

    /** See {@link ProofOrigin#tools}. */
    public Map<String, String> tools() {
        return origin.tools();
    }

    /** See {@link VariantFacts#variants}. */
    public List<VariantRecord> variants() {
        return facts.variants();
    }

    /** See {@link Observations#environments}. */
    public List<EnvironmentRecord> environments() {
        return observations.environments();
    }

    /** See {@link Observations#traces}. */
    public List<Trace> traces() {
        return observations.traces();
    }

    /** See {@link Observations#costs}. */
    public List<RuntimeCost> costs() {
        return observations.costs();
    }

    /** See {@link Observations#kernelFloors}. */
    public List<ObservedKernelFloor> kernelFloors() {
        return observations.kernelFloors();
    }

    /** See {@link Observations#speeds}. */
    public List<SpeedComparison> speeds() {
        return observations.speeds();
    }

    /** See {@link Observations#processImages}. */
    public List<ProcessImage> processImages() {
        return observations.processImages();
    }

    /** See {@link Observations#situations}. */
    public List<ObservedSituations> situations() {
        return observations.situations();
    }

    /** See {@link ProofScope#shard}. */
    public @Nullable Shard shard() {
        return scope.shard();
    }

    /** See {@link VariantFacts#contents}. */
    public List<VariantContents> contents() {
        return facts.contents();
    }

    /** See {@link VariantFacts#sizes}. */
    public List<VariantSizes> sizes() {
        return facts.sizes();
    }

    /** See {@link VariantFacts#mutants}. */
    public List<VariantMutants> mutants() {
        return facts.mutants();
    }

    /** See {@link ProofScope#folder}. */
    public String folder() {
        return scope.folder();
    }

    /** See {@link ProofScope#leftOut}. */
    public List<String> leftOut() {
        return scope.leftOut();
    }

    /** What its checks and required cells add up to. */
    public Outcome verdict() {
        return Verdicts.of(
                checks.stream().map(Check::outcome).toList(),
                cells.stream().filter(Cell::required).map(Cell::outcome).toList());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Proof read(Document document) {
        return document.proof();
    }

    @JsonValue
    Document document() {
        return new Document(
                SCHEMA,
                subject(),
                version(),
                commit(),
                config(),
                created(),
                new TreeMap<>(tools()),
                variants(),
                checks,
                cells,
                environments(),
                traces(),
                costs(),
                shard(),
                contents(),
                verdict(),
                sizes(),
                changes,
                folder(),
                leftOut(),
                mutants(),
                kernelFloors(),
                speeds(),
                processImages(),
                situations());
    }

    /**
     * The fields of {@code proof.json}, in their order. Earlier versions wrote fewer.
     *
     * @param schema {@link #SCHEMA}
     * @param verdict {@link Proof#verdict}
     */
    @JsonPropertyOrder({
        "schema",
        "subject",
        "version",
        "commit",
        "config",
        "created",
        "tools",
        "variants",
        "checks",
        "cells",
        "environments",
        "traces",
        "prices",
        "shard",
        "contents",
        "verdict",
        "sizes",
        "changes",
        "folder",
        "leftOut",
        "mutants",
        "kernelFloors",
        "speeds",
        "mechanics",
        "situations"
    })
    record Document(
            String schema,
            String subject,
            @Nullable String version,
            @Nullable String commit,
            String config,
            String created,
            SortedMap<String, String> tools,
            List<VariantRecord> variants,
            List<Check> checks,
            List<Cell> cells,
            List<EnvironmentRecord> environments,
            List<Trace> traces,
            List<RuntimeCost> prices,
            @Nullable Shard shard,
            List<VariantContents> contents,
            Outcome verdict,
            List<VariantSizes> sizes,
            @Nullable Comparison changes,
            String folder,
            List<String> leftOut,
            List<VariantMutants> mutants,
            List<ObservedKernelFloor> kernelFloors,
            List<SpeedComparison> speeds,
            List<ProcessImage> mechanics,
            List<ObservedSituations> situations) {

        Document {
            contents = Objects.requireNonNullElse(contents, List.of());
            sizes = Objects.requireNonNullElse(sizes, List.of());
            folder = Objects.requireNonNullElse(folder, "");
            leftOut = Objects.requireNonNullElse(leftOut, List.of());
            mutants = Objects.requireNonNullElse(mutants, List.of());
            kernelFloors = Objects.requireNonNullElse(kernelFloors, List.of());
            speeds = Objects.requireNonNullElse(speeds, List.of());
            mechanics = Objects.requireNonNullElse(mechanics, List.of());
            situations = Objects.requireNonNullElse(situations, List.of());
        }

        private Proof proof() {
            return new Proof(
                    new ProofOrigin(subject, version, commit, config, created, tools),
                    new ProofScope(folder, leftOut, shard),
                    new VariantFacts(variants, contents, sizes, mutants),
                    checks,
                    cells,
                    new Observations(environments, traces, prices, kernelFloors, speeds, mechanics, situations),
                    changes);
        }
    }
}

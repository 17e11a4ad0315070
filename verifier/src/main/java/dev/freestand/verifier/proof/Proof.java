package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code freestand verify} established about one subject; the content of {@code proof.json}.
 *
 * @param schema {@link #SCHEMA}
 * @param subject the subject's name
 * @param version the subject's version; null when {@code freestand.yaml} names none
 * @param commit the source commit, with {@code -dirty-} and the first digits of the changes' SHA-256 behind it where
 *     tracked files differed; null outside a checkout
 * @param config SHA-256 of the {@code freestand.yaml} that was followed, lower-case hex
 * @param created when the proof was made, ISO-8601 in UTC
 * @param tools name and version of every tool that was asked
 * @param variants the files
 * @param checks every rule on every variant
 * @param cells every variant in every environment that it is meant for
 * @param environments the environments of the cells
 * @param traces what each behaviour of each variant asked of the kernel; empty where nothing was traced
 * @param prices what each variant costs at run time; empty where nothing was measured
 * @param shard which part of the cells this is; null for all of them
 * @param contents what the linker put into each variant; empty where nobody looked, and in proofs from before it was kept
 * @param verdict {@code FAIL} where any check or required cell failed, else {@code INCONCLUSIVE} where one could not be
 *     established, else {@code PASS}
 * @param sizes size breakdown in each variant; empty where it was not looked for, as in a proof of an earlier version
 * @param changes what changed since an earlier proof; null where it was held against none
 * @param folder the folder of {@code freestand.yaml}, from the root of its repository, with {@code /} between names; empty
 *     where it is that root, or where there is no repository
 * @param leftOut variants of {@code freestand.yaml} that were left out on purpose ({@code --variant}): nothing is proved
 *     of them, and nothing is shipped by such a proof; empty where all were proved
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
    "leftOut"
})
public record Proof(
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
        List<String> leftOut) {

    /** Identifies this layout. A reader refuses any other. */
    public static final String SCHEMA = "freestand/proof/1";

    public Proof {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("schema is " + schema + ", expected " + SCHEMA);
        }
        Objects.requireNonNull(subject);
        Objects.requireNonNull(config);
        Objects.requireNonNull(created);
        Objects.requireNonNull(verdict);
        tools = new TreeMap<>(tools);
        variants = List.copyOf(variants);
        checks = List.copyOf(checks);
        cells = List.copyOf(cells);
        environments = List.copyOf(environments);
        traces = List.copyOf(traces);
        prices = List.copyOf(prices);
        sizes = sizes == null ? List.of() : List.copyOf(sizes);
        contents = contents == null ? List.of() : List.copyOf(contents);
        folder = folder == null ? "" : folder;
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    /** A proof whose verdict follows from its checks and cells. */
    public static Proof of(ProofOrigin origin, List<VariantRecord> variants, List<Check> checks, List<Cell> cells) {
        return new Proof(
                SCHEMA,
                origin.subject(),
                origin.version(),
                origin.commit(),
                origin.config(),
                origin.created(),
                new TreeMap<>(origin.tools()),
                variants,
                checks,
                cells,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                verdictOf(checks, cells),
                List.of(),
                null,
                "",
                List.of());
    }

    /** The same with what was learnt beside its cells. */
    public Proof with(
            List<EnvironmentRecord> newEnvironments,
            List<Trace> newTraces,
            List<RuntimeCost> newPrices,
            @Nullable Shard newShard) {
        return new Proof(
                schema,
                subject,
                version,
                commit,
                config,
                created,
                tools,
                variants,
                checks,
                cells,
                newEnvironments,
                newTraces,
                newPrices,
                newShard,
                contents,
                verdict,
                sizes,
                changes,
                folder,
                leftOut);
    }

    /** The same with size breakdown in its variants. */
    public Proof withSizes(List<VariantSizes> newSizes) {
        return new Proof(
                schema,
                subject,
                version,
                commit,
                config,
                created,
                tools,
                variants,
                checks,
                cells,
                environments,
                traces,
                prices,
                shard,
                contents,
                verdict,
                newSizes,
                changes,
                folder,
                leftOut);
    }

    /** The same beside an earlier proof, with its checks judged again. */
    public Proof since(Comparison newChanges, List<Check> newChecks) {
        return new Proof(
                schema,
                subject,
                version,
                commit,
                config,
                created,
                tools,
                variants,
                newChecks,
                cells,
                environments,
                traces,
                prices,
                shard,
                contents,
                verdictOf(newChecks, cells),
                sizes,
                newChanges,
                folder,
                leftOut);
    }

    /** The same with what is in its variants. */
    public Proof withContents(List<VariantContents> newContents) {
        return new Proof(
                schema,
                subject,
                version,
                commit,
                config,
                created,
                tools,
                variants,
                checks,
                cells,
                environments,
                traces,
                prices,
                shard,
                newContents,
                verdict,
                sizes,
                changes,
                folder,
                leftOut);
    }

    /** The same with the place of its {@code freestand.yaml}. */
    public Proof withFolder(String newFolder) {
        return new Proof(
                schema,
                subject,
                version,
                commit,
                config,
                created,
                tools,
                variants,
                checks,
                cells,
                environments,
                traces,
                prices,
                shard,
                contents,
                verdict,
                sizes,
                changes,
                newFolder,
                leftOut);
    }

    /** The same with the variants that were left out. */
    public Proof without(List<String> newLeftOut) {
        return new Proof(
                schema,
                subject,
                version,
                commit,
                config,
                created,
                tools,
                variants,
                checks,
                cells,
                environments,
                traces,
                prices,
                shard,
                contents,
                verdict,
                sizes,
                changes,
                folder,
                newLeftOut);
    }

    /** The verdict that these checks and cells add up to; without any check, or any required cell, it is {@code INCONCLUSIVE}. */
    public static Outcome verdictOf(List<Check> checks, List<Cell> cells) {
        List<Outcome> outcomes = Stream.concat(
                        checks.stream().map(Check::outcome),
                        cells.stream().filter(Cell::required).map(Cell::outcome))
                .toList();
        if (outcomes.contains(Outcome.FAIL)) {
            return Outcome.FAIL;
        }
        boolean nothingAsked = checks.isEmpty() || cells.stream().noneMatch(Cell::required);
        return nothingAsked || outcomes.contains(Outcome.INCONCLUSIVE) ? Outcome.INCONCLUSIVE : Outcome.PASS;
    }
}

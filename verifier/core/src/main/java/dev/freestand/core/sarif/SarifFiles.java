package dev.freestand.core.sarif;

import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.finding.CheckGroups;
import dev.freestand.core.rule.Check;
import dev.freestand.core.rule.FileChecks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects what is found in files, as {@code freestand inspect} and {@code freestand scan} look at them, and writes it as
 * SARIF, by one thread at a time; ordered by path, whatever the order in which they came. {@code FAIL} is of level
 * {@code error}; {@code WARN}, and what could not be established, is a {@code warning}; {@code WARN} that only says that
 * something is not known, a {@code note}.
 */
public final class SarifFiles {

    /** Results that code scanning takes of one run; what a scan finds beyond is only counted. */
    private static final int MOST_RESULTS = 25_000;

    private static final String READABLE = "FS102";

    /** One file and what is found in it. */
    private record Found(FileReport file, List<Check> checks) {}

    private final SourceRoot root;
    private final boolean sure;
    private final boolean all;
    private final List<Found> found = new ArrayList<>();
    private int results;
    private long left;
    private long unreadable;
    private long open;

    /**
     * An empty collection.
     *
     * @param root what the paths of the files are relative to
     * @param sure whether a verdict that could not be reached is a finding; without witnesses none can be
     * @param all whether files in which nothing is found are named among the artifacts
     */
    public SarifFiles(SourceRoot root, boolean sure, boolean all) {
        this.root = root;
        this.sure = sure;
        this.all = all;
    }

    /** Adds the findings of one file. */
    public void add(FileReport file) {
        List<Check> checks = new ArrayList<>();
        FileError error = file.error();
        if (error == null) {
            FileChecks.of(file).stream().filter(this::counts).forEach(checks::add);
        } else {
            String words = error.code() + ": " + error.message();
            checks.add(new Check(READABLE, file.path(), Outcome.INCONCLUSIVE, words));
        }
        unreadable += error == null ? 0 : 1;
        open += error == null && checks.stream().anyMatch(one -> one.outcome() == Outcome.INCONCLUSIVE) ? 1 : 0;
        if (results + checks.size() > MOST_RESULTS) {
            left += checks.size();
        } else if (all || !checks.isEmpty()) {
            results += checks.size();
            found.add(new Found(file, checks));
        }
    }

    private boolean counts(Check check) {
        return check.outcome() == Outcome.FAIL
                || check.outcome() == Outcome.WARN
                || (sure && check.outcome() == Outcome.INCONCLUSIVE);
    }

    /**
     * The log of all files so far.
     *
     * @param version of this program
     * @param exitCode with which the command ends
     */
    public String print(String version, int exitCode) {
        SarifWriter log = new SarifWriter(root);
        found.sort(Comparator.comparing(one -> one.file().path()));
        for (Found one : found) {
            FileReport file = one.file();
            log.artifact(file.path(), file.size(), file.sha256());
            for (Outcome outcome : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.WARN)) {
                List<Check> checks = one.checks().stream()
                        .filter(check -> check.outcome() == outcome)
                        .toList();
                CheckGroups.of(outcome, checks)
                        .forEach(found -> log.checks(found, file.path(), List.of(), file.path()));
            }
        }
        List<String> incomplete = new ArrayList<>();
        if (unreadable > 0) {
            incomplete.add(unreadable + (unreadable == 1 ? " path" : " paths") + " could not be read.");
        }
        if (open > 0) {
            incomplete.add("Of " + open + (open == 1 ? " file" : " files") + " something could not be established.");
        }
        if (left > 0) {
            incomplete.add(left + " findings are left out: a run has " + MOST_RESULTS + " results at most.");
        }
        return log.print(version, exitCode, incomplete);
    }
}

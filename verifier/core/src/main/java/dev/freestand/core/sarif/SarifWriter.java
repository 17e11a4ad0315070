package dev.freestand.core.sarif;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.finding.FindingGroup;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleDescriptions;
import dev.freestand.core.rule.RuleResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a log together, result by result. */
public final class SarifWriter {

    /** How the message of a result begins that stands for something that could not be established. */
    public static final String NOT_ESTABLISHED = "not established: ";

    /** The level of what nobody asked for and nothing defines. */
    public static final String NOTE = "note";

    private final List<SarifLog.Rule> rules = new ArrayList<>();
    private final Map<String, Integer> indexes = new TreeMap<>();
    private final List<SarifLog.Result> results = new ArrayList<>();
    private final List<SarifLog.Artifact> artifacts = new ArrayList<>();
    private final Map<String, Integer> fingerprints = new HashMap<>();
    private final List<SarifLog.Notification> remarks = new ArrayList<>();
    private final SourceRoot root;

    /**
     * An empty log.
     *
     * @param root what the paths of the files are relative to
     */
    public SarifWriter(SourceRoot root) {
        this.root = root;
        for (RuleDescription rule : RuleDescriptions.all()) {
            indexes.put(rule.id(), rules.size());
            rules.add(new SarifLog.Rule(rule.id(), rule));
        }
    }

    /** Adds a file that was looked at; without a digest where that is null. */
    public void artifact(String path, long length, @Nullable String sha256) {
        artifacts.add(new SarifLog.Artifact(root.locate(path), length, sha256));
    }

    /**
     * Adds a result.
     *
     * @param level as of section 3.27.10
     * @param about what it is about beside its rule, so that a later run recognises it: nothing that changes from run to
     *     run, and not the message
     */
    public void result(
            String rule, String level, String message, String path, List<SarifLogicalLocation> names, String about) {
        Integer index = indexes.get(rule);
        if (index == null) {
            // A proof of another version can have a rule that this one does not know.
            index = rules.size();
            indexes.put(rule, index);
            rules.add(new SarifLog.Rule(rule, null));
        }
        String print = rule + "/" + about;
        int same = fingerprints.merge(print, 1, Integer::sum);
        results.add(new SarifLog.Result(
                rule,
                index,
                level,
                message.isBlank() ? level : message,
                root.locate(path),
                List.copyOf(names),
                same == 1 ? print : print + "/" + same));
    }

    /**
     * Adds what rules found in one file. What several of them could not establish for one reason is one result, of the first.
     *
     * @param found about rules
     */
    public void checks(FindingGroup found, String path, List<SarifLogicalLocation> names, String about) {
        boolean open = found.outcome() == Outcome.INCONCLUSIVE;
        boolean unknown = found.outcome() == Outcome.WARN && found.message().startsWith(RuleResult.NOT_KNOWN);
        List<String> rules = open || unknown ? found.rules().subList(0, 1) : found.rules();
        String more = rules.size() < found.rules().size() ? "\nThe same holds for all of: " + found.list() : "";
        for (String rule : rules) {
            result(
                    rule,
                    unknown ? NOTE : level(found.outcome()),
                    words(found.outcome(), found.message()) + more,
                    path,
                    names,
                    about);
        }
    }

    /** {@code FAIL} is an error; what warns, and what could not be established, a warning. */
    public static String level(Outcome outcome) {
        return outcome == Outcome.FAIL ? "error" : "warning";
    }

    /** What is said of an outcome: whatever was found. */
    public static String words(Outcome outcome, String message) {
        return (outcome == Outcome.INCONCLUSIVE ? NOT_ESTABLISHED : "") + message;
    }

    /** Adds what the reader has to know of the run, although it did all that it was asked to. */
    public void remark(String text) {
        remarks.add(new SarifLog.Notification("warning", text));
    }

    /**
     * The whole log.
     *
     * @param exitCode with which the command ends
     * @param incomplete what could not be looked at or established, a sentence each
     */
    public String print(@Nullable String version, int exitCode, List<String> incomplete) {
        List<SarifLog.Notification> notifications = new ArrayList<>(remarks);
        incomplete.forEach(text -> notifications.add(new SarifLog.Notification("error", text)));
        return new SarifLog(version, rules, exitCode, incomplete.isEmpty(), notifications, artifacts, results).print();
    }
}

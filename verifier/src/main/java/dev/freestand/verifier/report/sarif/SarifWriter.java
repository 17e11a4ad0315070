package dev.freestand.verifier.report.sarif;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.report.json.StrictJson;
import dev.freestand.verifier.report.view.FindingGroup;
import dev.freestand.verifier.rule.Rule;
import dev.freestand.verifier.rule.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a log together, result by result. */
final class SarifWriter {

    /** How the message of a result begins that stands for something that could not be established. */
    static final String NOT_ESTABLISHED = "not established: ";

    /** The level of what nobody asked for and nothing defines. */
    static final String NOTE = "note";

    private static final String WHERE_FROM =
            "The root of the repository; where there is none, the folder that paths are relative to.";

    private final List<SarifLog.Descriptor> rules = new ArrayList<>();
    private final Map<String, Integer> indexes = new TreeMap<>();
    private final List<SarifLog.Result> results = new ArrayList<>();
    private final List<SarifLog.Artifact> artifacts = new ArrayList<>();
    private final Map<String, Integer> fingerprints = new HashMap<>();
    private final List<SarifLog.Notification> remarks = new ArrayList<>();
    private final SourceRoot root;

    SarifWriter(SourceRoot root) {
        this.root = root;
        for (Rule rule : Rules.all()) {
            indexes.put(rule.id(), rules.size());
            rules.add(new SarifLog.Descriptor(
                    rule.id(),
                    new SarifLog.Text(rule.title()),
                    new SarifLog.Text(rule.why()),
                    new SarifLog.Text(rule.fix()),
                    Map.of("evidence", rule.evidence())));
        }
    }

    void artifact(String path, long length, @Nullable String sha256) {
        artifacts.add(
                new SarifLog.Artifact(root.locate(path), length, sha256 == null ? null : Map.of("sha-256", sha256)));
    }

    /**
     * Adds a result.
     *
     * @param level as of section 3.27.10
     * @param about what it is about beside its rule, so that a later run recognises it: nothing that changes from run to
     *     run, and not the message
     */
    void result(String rule, String level, String message, String path, List<SarifLog.Logical> names, String about) {
        Integer index = indexes.get(rule);
        if (index == null) {
            // A proof of another version can have a rule that this one does not know.
            index = rules.size();
            indexes.put(rule, index);
            SarifLog.Text unknown = new SarifLog.Text("A rule of another version of freestand.");
            rules.add(new SarifLog.Descriptor(rule, unknown, unknown, unknown, Map.of()));
        }
        String print = rule + "/" + about;
        int same = fingerprints.merge(print, 1, Integer::sum);
        results.add(new SarifLog.Result(
                rule,
                index,
                "fail",
                level,
                new SarifLog.Text(message.isBlank() ? level : message),
                List.of(new SarifLog.Place(new SarifLog.Physical(root.locate(path), new SarifLog.Region(1)), names)),
                Map.of("freestand/v1", same == 1 ? print : print + "/" + same)));
    }

    /**
     * Adds what rules found in one file. What several of them could not establish for one reason is one result, of the first.
     *
     * @param found about rules
     */
    void checks(FindingGroup found, String path, List<SarifLog.Logical> names, String about) {
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
    static String level(Outcome outcome) {
        return outcome == Outcome.FAIL ? "error" : "warning";
    }

    static String words(Outcome outcome, String message) {
        return (outcome == Outcome.INCONCLUSIVE ? NOT_ESTABLISHED : "") + message;
    }

    /** Adds what the reader has to know of the run, although it did all that it was asked to. */
    void remark(String text) {
        remarks.add(new SarifLog.Notification("warning", new SarifLog.Text(text)));
    }

    /**
     * The whole log.
     *
     * @param exitCode with which the command ends
     * @param incomplete what could not be looked at or established, a sentence each
     */
    String print(@Nullable String version, int exitCode, List<String> incomplete) {
        List<SarifLog.Notification> notifications = new ArrayList<>(remarks);
        incomplete.forEach(text -> notifications.add(new SarifLog.Notification("error", new SarifLog.Text(text))));
        SarifLog.Invocation invocation = new SarifLog.Invocation(exitCode, incomplete.isEmpty(), notifications);
        SarifLog.Run run = new SarifLog.Run(
                new SarifLog.Tool(new SarifLog.Driver("freestand", version, rules)),
                List.of(invocation),
                Map.of(SourceRoot.NAME, new SarifLog.Base(new SarifLog.Text(WHERE_FROM))),
                artifacts,
                results,
                "unicodeCodePoints");
        try {
            return StrictJson.print(SarifLog.of(run));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings cannot be written as SARIF", e);
        }
    }
}

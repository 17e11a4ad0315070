package dev.freestand.core.rule;

import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import java.util.Comparator;
import java.util.List;

/** The rules on a file of which nothing is expected, and which is not run: as a scan and an inspection ask them. */
public final class FileChecks {

    private static final List<FileRule> RULES =
            FileRules.all().stream().sorted(Comparator.comparing(FileRule::id)).toList();

    private FileChecks() {}

    /** The answer of every rule that reads a single file, by the rule's id; of a file that could not be read, all are
     * inconclusive. */
    public static List<Check> of(FileReport file) {
        FileError error = file.error();
        return RULES.stream()
                .map(rule -> {
                    RuleResult result = error == null
                            ? rule.evaluate(file)
                            : RuleResult.inconclusive("the file could not be read: " + error.message());
                    return new Check(rule.id(), "scan", result.outcome(), result.message());
                })
                .toList();
    }
}

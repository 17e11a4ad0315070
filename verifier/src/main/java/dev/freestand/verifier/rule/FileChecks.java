package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Expect;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.Check;
import java.time.LocalDate;
import java.util.List;

/** The rules on a file of which nothing is expected, and which is not run: as a scan and an inspection ask them. */
public final class FileChecks {

    private static final String UNCHANGED = "FS601";
    private static final LocalDate NO_WAIVER = LocalDate.EPOCH;
    private static final Variant NOTHING_EXPECTED =
            new Variant("scan", List.of(), List.of(), "scan", Expect.NOTHING, Budget.NONE, false);

    private FileChecks() {}

    /** Every rule's answer but that of FS601, which compares with a later look; of a file that could not be read, all are
     * inconclusive. */
    public static List<Check> of(FileReport file) {
        return Rules.apply(RuleInput.ofFile(NOTHING_EXPECTED, file, null), List.of(), NO_WAIVER).stream()
                .filter(check -> !check.rule().equals(UNCHANGED))
                .toList();
    }
}

package dev.freestand.core.scan;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Outcome;
import java.util.SortedMap;

/**
 * What a scan found, counted.
 *
 * @param folders folders listed
 * @param others files that are no ELF, and names that are no files
 * @param elf ELF files inspected, damaged ones included
 * @param table files by kind and linkage, then by C library
 * @param machines files by instruction set
 * @param floors the worst of each floor, by name: {@code GLIBC}, {@code kernel}, {@code CPU}, ...
 * @param findings rules that do not hold, by id and outcome; {@code WARN} and {@code FAIL} only
 * @param errors what could not be read or made sense of, by code
 * @param verdicts verdicts on programs, by outcome
 */
public record ScanSummary(
        long folders,
        long others,
        long elf,
        SortedMap<String, SortedMap<LibcFlavour, Long>> table,
        SortedMap<String, Long> machines,
        SortedMap<String, Worst> floors,
        SortedMap<String, SortedMap<Outcome, Long>> findings,
        SortedMap<String, Unread> errors,
        SortedMap<Outcome, Long> verdicts) {

    /**
     * The highest version that any file asks for.
     *
     * @param version such as {@code 2.34}; empty for a floor that is a name without a number, such as
     *     {@code GLIBC_ABI_GNU2_TLS}
     * @param path the first of the files that ask for it, in the order of their paths
     */
    public record Worst(String version, String path) {}

    /**
     * What could not be read, for one reason.
     *
     * @param count how many paths
     * @param path the first of them in their order
     * @param message why that one
     */
    public record Unread(long count, String path, String message) {}

    /** Whether a rule failed for any file. */
    public boolean failed() {
        return findings.values().stream().anyMatch(outcomes -> outcomes.containsKey(Outcome.FAIL));
    }

    /** Whether everything could be read. */
    public boolean complete() {
        return errors.isEmpty();
    }

    /**
     * How the scan ends.
     *
     * @param witnesses whether they were asked: without, no verdict is sure, and none was asked for
     */
    public ExitCode exitCode(boolean witnesses) {
        if (failed() || verdicts.containsKey(Outcome.FAIL)) {
            return ExitCode.FAILED;
        }
        boolean unsure = witnesses && verdicts.containsKey(Outcome.INCONCLUSIVE);
        return unsure || !complete() ? ExitCode.INCONCLUSIVE : ExitCode.PROVED;
    }
}

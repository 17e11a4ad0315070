package dev.freestand.verifier.scan;

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
     * @param path the first file seen that asks for it
     */
    public record Worst(String version, String path) {}

    /**
     * What could not be read, for one reason.
     *
     * @param count how many paths
     * @param path one of them
     * @param message why
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
}

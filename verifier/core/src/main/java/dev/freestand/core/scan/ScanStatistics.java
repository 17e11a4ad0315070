package dev.freestand.core.scan;

import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.floor.SymbolFloor;
import dev.freestand.core.rule.Check;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts while a scan goes on; by one thread at a time. Holds no report, so its size does not grow. The order of files does not matter. */
public final class ScanStatistics {

    /** Versions of the libraries that every distribution brings; others are left to the files' own reports. */
    private static final Set<String> PREFIXES = Set.of("GLIBC", "GLIBCXX", "CXXABI", "GCC");

    private long folders;
    private long others;
    private long elf;
    private final SortedMap<String, SortedMap<LibcFlavour, Long>> table = new TreeMap<>();
    private final SortedMap<String, Long> machines = new TreeMap<>();
    private final SortedMap<String, ScanSummary.Worst> floors = new TreeMap<>();
    private final SortedMap<String, SortedMap<Outcome, Long>> findings = new TreeMap<>();
    private final SortedMap<String, ScanSummary.Unread> errors = new TreeMap<>();
    private final SortedMap<Outcome, Long> verdicts = new TreeMap<>();

    /** Counts a folder that was listed. */
    public void folder() {
        folders++;
    }

    /** Counts a name that is of no ELF file. */
    public void other() {
        others++;
    }

    /**
     * Counts a file.
     *
     * @param checks of the rules that read a single file; of one that could not be read, they do not matter
     */
    public void add(FileReport file, List<Check> checks) {
        FileError error = file.error();
        if (error == null) {
            count(file, checks);
        } else {
            errors.merge(error.code(), new ScanSummary.Unread(1, file.path(), error.message()), ScanStatistics::sum);
        }
    }

    private static ScanSummary.Unread sum(ScanSummary.Unread all, ScanSummary.Unread one) {
        ScanSummary.Unread first = one.path().compareTo(all.path()) < 0 ? one : all;
        return new ScanSummary.Unread(all.count() + one.count(), first.path(), first.message());
    }

    private void count(FileReport file, List<Check> checks) {
        elf++;
        table.computeIfAbsent(row(file), row -> new TreeMap<>())
                .merge(file.libc().flavour(), 1L, Long::sum);
        machines.merge(String.valueOf(file.machine()), 1L, Long::sum);
        if (file.kind() == FileKind.EXECUTABLE && file.verdict().outcome() != Outcome.NOT_APPLICABLE) {
            verdicts.merge(file.verdict().outcome(), 1L, Long::sum);
        }
        // A number is not the highest that a file asks of glibc where it needs a version without a number too.
        List<String> unnumbered = file.floors().unnumbered();
        file.symbolFloor().forEach((prefix, version) -> {
            if (PREFIXES.contains(prefix) && (unnumbered.isEmpty() || !prefix.equals("GLIBC"))) {
                floor(prefix, version, file);
            }
        });
        unnumbered.forEach(name -> floor(name, "", file));
        if (file.kernelFloor() != null) {
            floor("kernel", file.kernelFloor(), file);
        }
        Set<String> counted = new TreeSet<>();
        for (Check check : checks) {
            if (check.outcome() == Outcome.FAIL || check.outcome() == Outcome.WARN) {
                finding(check.rule(), check.outcome());
                counted.add(check.rule());
            }
        }
        if (file.hazards() != null) {
            for (Hazard hazard : file.hazards()) {
                if (counted.add(hazard.rule())) {
                    finding(hazard.rule(), Outcome.WARN);
                }
            }
        }
    }

    private void finding(String rule, Outcome outcome) {
        findings.computeIfAbsent(rule, id -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
    }

    private void floor(String name, String version, FileReport file) {
        ScanSummary.Worst worst = floors.get(name);
        int higher = worst == null ? 1 : SymbolFloor.order().compare(version, worst.version());
        if (worst == null || higher > 0 || (higher == 0 && file.path().compareTo(worst.path()) < 0)) {
            floors.put(name, new ScanSummary.Worst(version, file.path()));
        }
    }

    private static String row(FileReport file) {
        if (file.structure().debugCompanion()) {
            return "debug companion";
        }
        if (file.kind() != FileKind.EXECUTABLE) {
            return file.kind().label();
        }
        boolean staticPie = file.linkage() == Linkage.STATIC && Boolean.TRUE.equals(file.pie());
        return "executable, " + (staticPie ? "static-pie" : file.linkage().label());
    }

    /** What was counted so far. */
    public ScanSummary summary() {
        return new ScanSummary(folders, others, elf, table, machines, floors, findings, errors, verdicts);
    }
}

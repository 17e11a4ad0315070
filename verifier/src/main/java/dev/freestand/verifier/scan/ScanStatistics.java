package dev.freestand.verifier.scan;

import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.floor.SymbolFloor;
import dev.freestand.core.rule.Check;
import dev.freestand.core.rule.FileChecks;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;

/** Counts while a scan goes on; used by several threads at once. Holds no report, so its size does not grow. */
final class ScanStatistics {

    /** Versions of the libraries that every distribution brings; others are left to the files' own reports. */
    private static final Set<String> PREFIXES = Set.of("GLIBC", "GLIBCXX", "CXXABI", "GCC");

    private final LongAdder folders = new LongAdder();
    private final LongAdder others = new LongAdder();
    private long elf;
    private final SortedMap<String, SortedMap<LibcFlavour, Long>> table = new TreeMap<>();
    private final SortedMap<String, Long> machines = new TreeMap<>();
    private final SortedMap<String, ScanSummary.Worst> floors = new TreeMap<>();
    private final SortedMap<String, SortedMap<Outcome, Long>> findings = new TreeMap<>();
    private final SortedMap<String, ScanSummary.Unread> errors = new TreeMap<>();
    private final SortedMap<Outcome, Long> verdicts = new TreeMap<>();

    void folder() {
        folders.increment();
    }

    void other() {
        others.increment();
    }

    void add(FileReport file) {
        FileError error = file.error();
        List<Check> checks = error == null ? FileChecks.of(file) : List.of();
        synchronized (this) {
            if (error != null) {
                errors.merge(
                        error.code(),
                        new ScanSummary.Unread(1, file.path(), error.message()),
                        (all, one) -> new ScanSummary.Unread(all.count() + 1, all.path(), all.message()));
            } else {
                count(file, checks);
            }
        }
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
        if (worst == null || SymbolFloor.order().compare(version, worst.version()) > 0) {
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

    synchronized ScanSummary summary() {
        return new ScanSummary(folders.sum(), others.sum(), elf, table, machines, floors, findings, errors, verdicts);
    }
}

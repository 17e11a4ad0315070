package dev.freestand.verifier.report;

import dev.freestand.core.elf.Endianness;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.DlopenNotes.DlopenEntry;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.FloorCause;
import dev.freestand.core.facts.FloorStep;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardEvidence;
import dev.freestand.core.facts.HazardSearch;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Layout.FileRange;
import dev.freestand.core.facts.Layout.Payload;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.facts.Protection;
import dev.freestand.core.facts.ReleaseSupport;
import dev.freestand.core.facts.Relro;
import dev.freestand.core.facts.SectionSize;
import dev.freestand.core.facts.SectionTableState;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.facts.Verdict;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.proof.BehaviourResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentKind;
import dev.freestand.verifier.proof.EnvironmentRecord;
import dev.freestand.verifier.proof.LinkedFile;
import dev.freestand.verifier.proof.MappedFile;
import dev.freestand.verifier.proof.Observations;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.ObservedSituations.Result;
import dev.freestand.verifier.proof.ObservedSituations.TlsContact;
import dev.freestand.verifier.proof.OpenedPath;
import dev.freestand.verifier.proof.PackageOrigin;
import dev.freestand.verifier.proof.ProcessImage;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.ProofOrigin;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.RuntimeCost;
import dev.freestand.verifier.proof.RuntimeCost.LiveMemory;
import dev.freestand.verifier.proof.Situation;
import dev.freestand.verifier.proof.Trace;
import dev.freestand.verifier.proof.VariantContents;
import dev.freestand.verifier.proof.VariantMutants;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.proof.VariantSizes;
import dev.freestand.verifier.proof.VariantSizes.OtherSymbols;
import dev.freestand.verifier.proof.VariantSizes.SymbolSize;
import dev.freestand.verifier.proof.change.Baseline;
import dev.freestand.verifier.proof.change.Change;
import dev.freestand.verifier.proof.change.ChangeKind;
import dev.freestand.verifier.proof.change.Comparison;
import dev.freestand.verifier.proof.change.Growth;
import dev.freestand.verifier.proof.change.VariantChanges;
import dev.freestand.verifier.proof.speed.SpeedComparison;
import dev.freestand.verifier.proof.speed.VariantSpeed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A proof that has every kind of record, hostile text included. One class, so that each report is tested on the same whole
 * proof; it holds data and no logic.
 */
final class SampleProof {

    /** Markup of every report format, a terminal escape, a character that XML cannot hold. */
    static final String HOSTILE = "<script>alert(1)</script>|`*[x](y)\u001b[31m\u0000]]>&\n@all";

    private SampleProof() {}

    static FileReport dynamic() {
        return new FileReport(
                new FileReport.Identity("target/" + HOSTILE, "ab".repeat(32), 14480),
                new FileReport.Format(FileKind.EXECUTABLE, 64, Endianness.LITTLE, "x86-64"),
                new FileReport.LinkageFacts(
                        Linkage.DYNAMIC,
                        true,
                        "/lib64/ld-linux-x86-64.so.2",
                        List.of("libc.so.6", HOSTILE),
                        new Libc(LibcFlavour.GLIBC, null),
                        DlopenNotes.NONE),
                new FileReport.Requirements(
                        new TreeMap<>(Map.of("GLIBC", "2.34")), "3.2.0", "x86-64-v1", Floors.UNKNOWN, null, null),
                new FileReport.Structure(
                        true,
                        List.of(
                                new SectionSize(".text", 271),
                                new SectionSize(HOSTILE, -1),
                                new SectionSize(".text", 3)),
                        Layout.UNKNOWN,
                        false),
                new FileReport.Security(
                        new Hardening(
                                true,
                                Relro.FULL,
                                true,
                                true,
                                Protection.UNKNOWN,
                                Protection.UNKNOWN,
                                false,
                                false,
                                null,
                                null,
                                "c0ffee",
                                2,
                                1,
                                List.of("IBT"),
                                true,
                                List.of()),
                        new Privileges(false, false, Privileges.NO_CAPABILITIES)),
                new FileReport.Assessment(
                        List.of(new ToolStatement("ldd", "2.36", ToolAnswer.DYNAMIC, HOSTILE)),
                        new Verdict(Outcome.PASS, Linkage.DYNAMIC, "PT_INTERP and DT_NEEDED present; 1 witness agrees"),
                        null));
    }

    /** A static program of which every text that a report shows is hostile. */
    static FileReport wanting() {
        FileReport like = dynamic();
        return new FileReport(
                new FileReport.Identity("target/wanting", null, 1234567),
                new FileReport.Format(FileKind.EXECUTABLE, 64, Endianness.LITTLE, "x86-64"),
                new FileReport.LinkageFacts(
                        Linkage.STATIC,
                        false,
                        null,
                        List.of(),
                        new Libc(LibcFlavour.GLIBC, HOSTILE),
                        new DlopenNotes(
                                List.of(new DlopenEntry(List.of("libzip.so.1", HOSTILE), "required", HOSTILE, HOSTILE)),
                                HOSTILE)),
                new FileReport.Requirements(
                        new TreeMap<>(Map.of("GLIBC", "2.34", HOSTILE, HOSTILE)),
                        "3.2.0",
                        "x86-64-v3",
                        new Floors(
                                List.of(
                                        new FloorCause(
                                                "GLIBC", "2.34", "libc.so.6", List.of(HOSTILE, "x".repeat(300)), 7),
                                        new FloorCause(HOSTILE, "PRIVATE", HOSTILE, List.of(), 0)),
                                List.of(
                                        new ReleaseSupport(
                                                "Debian",
                                                "12",
                                                "Debian 11: glibc 2.34 is needed, it has 2.31",
                                                List.of()),
                                        new ReleaseSupport(HOSTILE, null, HOSTILE, List.of(HOSTILE))),
                                "x86-64-v3: " + HOSTILE,
                                "Linux 3.2.0: " + HOSTILE),
                        List.of(
                                new Hazard("FS301", "nss", "symbol " + HOSTILE, HazardEvidence.SYMBOLS, true),
                                new Hazard("FS303", HOSTILE, "link log: Using dlopen", HazardEvidence.LINK_LOG, false),
                                new Hazard("FS307", "passwd", "text /etc/passwd", HazardEvidence.STRINGS, false)),
                        new HazardSearch(false, "its twin " + HOSTILE + " is of no use"),
                        List.of(
                                new FloorStep(
                                        "GLIBC",
                                        "2.34",
                                        new FloorStep.Asking(HOSTILE + " (DT_VERNEED)", List.of(HOSTILE, "stat"), 1),
                                        true,
                                        "2.17",
                                        "build on an older sysroot"),
                                new FloorStep(
                                        HOSTILE,
                                        "",
                                        new FloorStep.Asking(HOSTILE, List.of(), 0),
                                        false,
                                        null,
                                        "none is needed"))),
                new FileReport.Structure(
                        false,
                        like.sections(),
                        new Layout(
                                SectionTableState.READ,
                                null,
                                List.of(new FileRange(0x1000, 77)),
                                new Payload(0x2000, 1234, List.of("an ELF program for x86-64 at 0x2000", HOSTILE)),
                                new PageSizes(List.of(4096), List.of(16384, 65536), HOSTILE),
                                4096,
                                List.of("section " + HOSTILE),
                                HOSTILE,
                                List.of("names " + HOSTILE)),
                        false),
                new FileReport.Security(
                        new Hardening(
                                null,
                                Relro.NONE,
                                null,
                                null,
                                Protection.NOT_APPLICABLE,
                                Protection.NO,
                                true,
                                true,
                                HOSTILE,
                                "",
                                null,
                                0,
                                3,
                                null,
                                false,
                                List.of("RPATH entry '" + HOSTILE + "' is relative", "RUNPATH entry '' is empty")),
                        new Privileges(true, false, HOSTILE)),
                new FileReport.Assessment(
                        List.of(
                                new ToolStatement("file", null, ToolAnswer.STATIC, (HOSTILE + "\n").repeat(9)),
                                new ToolStatement("ldd", null, ToolAnswer.ABSENT, "")),
                        new Verdict(Outcome.FAIL, Linkage.STATIC, "no PT_INTERP, but " + HOSTILE),
                        null));
    }

    /** Some of everything that can differ from an earlier proof. */
    static Comparison changes() {
        return new Comparison(
                new Baseline("ef".repeat(32), "0.9.0", HOSTILE, "2026-10-01T10:00:00Z", Outcome.PASS),
                List.of(
                        new VariantChanges(
                                "dynamic",
                                new Growth("file", 14000, 14480),
                                List.of(new Growth(".text", 0, 274), new Growth(HOSTILE, 9, 3)),
                                new Growth("start", 1000, 1250),
                                List.of(
                                        new Change(ChangeKind.NEEDED, HOSTILE, null, "needed", true),
                                        new Change(ChangeKind.FLOOR, "GLIBC", "2.36", "2.34", false))),
                        new VariantChanges(
                                "static",
                                null,
                                List.of(),
                                null,
                                List.of(new Change(ChangeKind.VARIANT, "static", null, HOSTILE, false)))));
    }

    static Proof proof() {
        Proof plain = alone();
        return plain.since(changes(), plain.checks());
    }

    /** Beside no earlier proof. */
    static Proof alone() {
        FileReport file = dynamic();
        return Proof.of(
                        new ProofOrigin(
                                "rcli",
                                "1.0.0",
                                "0123456789abcdef",
                                "cd".repeat(32),
                                "2026-11-23T10:00:00Z",
                                Map.of("ldd", "2.36", "file", HOSTILE)),
                        List.of(
                                new VariantRecord("dynamic", "target/dynamic", file.sha256(), 14480, false, file),
                                new VariantRecord("static", "target/static", null, 0, true, wanting())),
                        List.of(
                                new Check("FS101", "dynamic", Outcome.PASS, "dynamic"),
                                new Check(
                                        "FS101", "static", Outcome.FAIL, "expected static, found dynamic\n" + HOSTILE),
                                new Check("FS201", "dynamic", Outcome.NOT_APPLICABLE, "nothing is expected"),
                                new Check("FS201", "static", Outcome.WAIVED, "waived until 2027-01-31: known")),
                        List.of(
                                cell(
                                        "dynamic",
                                        "debian-11",
                                        RunResult.FAILS,
                                        RunResult.FAILS,
                                        Outcome.PASS,
                                        "glibc-too-old",
                                        true),
                                cell(
                                        "static",
                                        "debian-11",
                                        RunResult.RUNS,
                                        RunResult.FAILS,
                                        Outcome.FAIL,
                                        "output-differs",
                                        true),
                                cell(
                                        "dynamic",
                                        "scratch",
                                        RunResult.FAILS,
                                        RunResult.UNKNOWN,
                                        Outcome.INCONCLUSIVE,
                                        "engine",
                                        true),
                                cell(
                                        "static",
                                        "scratch",
                                        RunResult.RUNS,
                                        RunResult.FAILS,
                                        Outcome.FAIL,
                                        "timeout",
                                        false)))
                .withMutants(List.of(
                        new VariantMutants(
                                "dynamic",
                                null,
                                List.of(
                                        new VariantMutants.Mutant(
                                                "byte-changed",
                                                "one byte changed after the inspection",
                                                VariantMutants.MutantResult.REFUSED,
                                                List.of("FS601"),
                                                "",
                                                ""),
                                        new VariantMutants.Mutant(
                                                "needed-added",
                                                "needed library (DT_NEEDED) added",
                                                VariantMutants.MutantResult.PASSED,
                                                List.of("FS412"),
                                                "FS412 is WAIVED: " + HOSTILE,
                                                ""),
                                        new VariantMutants.Mutant(
                                                "interpreter-added",
                                                "interpreter (PT_INTERP) added or changed",
                                                VariantMutants.MutantResult.NOT_ASKED,
                                                List.of("FS101", "FS103", "FS413"),
                                                "",
                                                "promise: { interpreter: \"" + HOSTILE + "\" }"),
                                        new VariantMutants.Mutant(
                                                "loader-removed",
                                                "interpreter and dynamic segment taken away",
                                                VariantMutants.MutantResult.NOT_APPLICABLE,
                                                List.of("FS101"),
                                                "it has none",
                                                ""),
                                        new VariantMutants.Mutant(
                                                "symbols-changed",
                                                "symbol table put back, or taken away",
                                                VariantMutants.MutantResult.NOT_TRIED,
                                                List.of("FS201"),
                                                "it has no section table " + HOSTILE,
                                                ""))),
                        VariantMutants.none("static", "the file could not be read: " + HOSTILE)))
                .with(new Observations(
                        List.of(new EnvironmentRecord(
                                "debian-11",
                                "Debian 11 " + HOSTILE,
                                EnvironmentKind.DISTRIBUTION,
                                "debian",
                                "11",
                                new Libc(LibcFlavour.GLIBC, "2.31"),
                                "example/debian:11",
                                "sha256:" + "ef".repeat(32),
                                "by the digest of its content",
                                List.of())),
                        List.of(
                                new Trace(
                                        "dynamic",
                                        "version",
                                        new TreeMap<>(Map.of("openat", 2L, "write", 1L)),
                                        List.of(
                                                new OpenedPath(HOSTILE, "openat", "ENOENT", false, null),
                                                new OpenedPath("plain.txt", "openat", null, true, null)),
                                        List.of(
                                                new MappedFile("rcli", MappedFile.Role.PROGRAM),
                                                new MappedFile(HOSTILE, MappedFile.Role.LIBRARY)),
                                        null),
                                new Trace("static", "version", new TreeMap<>(), List.of(), List.of(), HOSTILE)),
                        List.of(
                                new RuntimeCost(
                                        "dynamic",
                                        14480,
                                        1250L,
                                        List.of(
                                                new LiveMemory(1, 1 << 20, 1 << 18),
                                                new LiveMemory(10, 3 << 20, 2 << 20)),
                                        0,
                                        null,
                                        new RuntimeCost.StartTimes(9, 1250, 12900, 18040)),
                                new RuntimeCost("static", 1234567, null, List.of(), 1, HOSTILE, null)),
                        List.of(
                                new ObservedKernelFloor(
                                        "dynamic",
                                        "3.2.0",
                                        "3.17",
                                        new ObservedKernelFloor.BreakingCall("getrandom", "3.15", true, HOSTILE),
                                        new ObservedKernelFloor.RealKernel("kernel-5.10", RunResult.RUNS, ""),
                                        new ObservedKernelFloor.KernelSearch(
                                                "2.6.32",
                                                "debian-11",
                                                "sandbox",
                                                List.of(
                                                        new ObservedKernelFloor.TriedRelease("2.6.32", RunResult.FAILS),
                                                        new ObservedKernelFloor.TriedRelease("3.17", RunResult.RUNS))),
                                        null),
                                new ObservedKernelFloor(
                                        "static",
                                        null,
                                        null,
                                        null,
                                        null,
                                        new ObservedKernelFloor.KernelSearch("2.6.32", null, null, List.of()),
                                        HOSTILE)),
                        List.of(
                                new SpeedComparison(
                                        "version",
                                        SpeedComparison.Kind.START,
                                        new SpeedComparison.Amount(0, 1, null),
                                        2,
                                        List.of(
                                                speed("dynamic", 1250, null),
                                                new VariantSpeed(
                                                        "static", List.of(), null, new TreeMap<>(), null, HOSTILE)),
                                        null),
                                new SpeedComparison(
                                        "stream",
                                        SpeedComparison.Kind.WORKLOAD,
                                        new SpeedComparison.Amount(32 << 20, 1, 4),
                                        2,
                                        List.of(
                                                speed("dynamic", 90_000, null),
                                                speed("static", 140_000, "madvise " + HOSTILE)),
                                        null),
                                new SpeedComparison(
                                        "small",
                                        SpeedComparison.Kind.WORKLOAD,
                                        new SpeedComparison.Amount(9, 20, null),
                                        1,
                                        List.of(
                                                speed("dynamic", 40_000, null),
                                                new VariantSpeed(
                                                        "static", List.of(), null, new TreeMap<>(), HOSTILE, null)),
                                        null),
                                new SpeedComparison(
                                        HOSTILE,
                                        SpeedComparison.Kind.WORKLOAD,
                                        new SpeedComparison.Amount(0, 1, null),
                                        1,
                                        List.of(),
                                        HOSTILE)),
                        List.of(
                                new ProcessImage(
                                        "dynamic",
                                        new ProcessImage.Binding(false, 30, 12),
                                        List.of(),
                                        true,
                                        List.of(
                                                new ProcessImage.SharedPages(HOSTILE, 3 << 20, 8192),
                                                new ProcessImage.SharedPages("[heap]", 0, 1 << 18)),
                                        null),
                                new ProcessImage("static", null, List.of("__vdso_time"), null, List.of(), HOSTILE)),
                        List.of(
                                new ObservedSituations(
                                        "dynamic",
                                        List.of(
                                                situation(Situation.PLAIN, Result.SAME, ""),
                                                situation(Situation.DNS_TCP, Result.UNKNOWN, HOSTILE)),
                                        List.of()),
                                new ObservedSituations(
                                        "static",
                                        List.of(
                                                situation(Situation.PLAIN, Result.SAME, ""),
                                                situation(Situation.DNS_TCP, Result.DIFFERS, HOSTILE),
                                                situation(Situation.UNTRUSTED_CA, Result.SAME, "")),
                                        List.of(new ObservedSituations.SeenHazard(
                                                "FS302", Situation.PLAIN, HOSTILE, HOSTILE, "openat", "ENOENT"))))))
                .withSizes(List.of(
                        new VariantSizes(
                                "dynamic",
                                10000L,
                                new TreeMap<>(Map.of(".text", 300L, HOSTILE, 1L)),
                                20000L,
                                List.of(".bss"),
                                List.of(new SymbolSize(".text", HOSTILE, 200), new SymbolSize(".bss", "zeros", 4096)),
                                List.of(new OtherSymbols(".text", 3, 71)),
                                "the symbol table of the file"),
                        new VariantSizes(
                                "static", null, new TreeMap<>(), null, List.of(), List.of(), List.of(), HOSTILE)))
                .withContents(List.of(
                        new VariantContents(
                                        "static",
                                        3,
                                        4096,
                                        List.of(
                                                new LinkedFile(
                                                        "libc.a",
                                                        "2".repeat(64),
                                                        new PackageOrigin(
                                                                "pkg:deb/debian/musl-dev@1.2.3-1?arch=amd64&distro=debian-12",
                                                                "musl-dev",
                                                                "1.2.3-1",
                                                                "amd64",
                                                                "musl",
                                                                "1.2.3-1"),
                                                        90,
                                                        30000,
                                                        "dpkg, by its path and content"),
                                                new LinkedFile(HOSTILE, null, null, 1, 5, HOSTILE)),
                                        null)
                                .with(List.of(new VariantContents.SymbolUse("stat", List.of("greet.o", HOSTILE), 3))),
                        VariantContents.unknown("dynamic", HOSTILE)));
    }

    private static Cell cell(
            String variant,
            String environment,
            RunResult predicted,
            RunResult observed,
            Outcome outcome,
            String cause,
            boolean required) {
        return new Cell(
                variant,
                environment,
                "sandbox",
                "ab".repeat(32),
                predicted,
                observed,
                outcome,
                cause,
                "because: " + HOSTILE,
                required,
                List.of(
                        new BehaviourResult("version", 1, Outcome.FAIL, 1.25, HOSTILE, HOSTILE, ""),
                        new BehaviourResult("vector", null, Outcome.INCONCLUSIVE, null, "did not run", "", "")));
    }

    private static ObservedSituations.SituationRun situation(Situation situation, Result result, String message) {
        TlsContact tls = switch (situation) {
            case PLAIN -> TlsContact.UNFINISHED;
            case UNTRUSTED_CA -> TlsContact.DATA;
            default -> null;
        };
        return new ObservedSituations.SituationRun(
                situation, "version", result, message, result != Result.UNKNOWN, tls);
    }

    /** Six samples around a time. */
    private static VariantSpeed speed(String variant, long micros, @Nullable String call) {
        return new VariantSpeed(
                variant,
                List.of(micros - 10, micros + 20, micros, micros + 10, micros - 20, micros),
                200L,
                call == null
                        ? new TreeMap<>(Map.of("brk", 2L, "futex", 7L))
                        : new TreeMap<>(Map.of("brk", 9L, call, 1L)),
                null,
                null);
    }
}

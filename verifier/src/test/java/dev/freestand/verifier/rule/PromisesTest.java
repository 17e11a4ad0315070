package dev.freestand.verifier.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.FloorCause;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.facts.Protection;
import dev.freestand.core.facts.Relro;
import dev.freestand.core.facts.SectionTableState;
import dev.freestand.core.facts.Verdict;
import dev.freestand.core.promise.CommandLinePromises;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.policy.NoShipment;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.policy.yaml.ConfigLoader;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.RunResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FS410 to FS417 and FS504: what is promised, beside what a file shows and what was observed. */
class PromisesTest {

    private Linkage linkage = Linkage.DYNAMIC;
    private LibcFlavour libc = LibcFlavour.GLIBC;
    private String machine = "x86-64";
    private String level = "x86-64-v2";
    private FileKind kind = FileKind.EXECUTABLE;
    private @Nullable String kernel = "3.2.0";
    private @Nullable String runpath;
    private @Nullable String interpreter = "/lib64/ld-linux-x86-64.so.2";
    private @Nullable PageSizes pages;
    private Integer largestPage = 4096;
    private @Nullable FileError error;
    private @Nullable String system;
    private List<String> needed = List.of("libm.so.6", "libc.so.6");
    private final Map<String, String> floors = new TreeMap<>(Map.of("GLIBC", "2.28"));
    private final List<FloorCause> causes =
            new ArrayList<>(List.of(new FloorCause("GLIBC", "2.28", "libc.so.6", List.of("fcntl64", "statx"), 3)));
    private @Nullable List<Cell> cells;
    private static final ObservedKernelFloor.KernelSearch SEARCH =
            new ObservedKernelFloor.KernelSearch("2.6.32", "scratch", "sandbox", List.of());

    private @Nullable ObservedKernelFloor kernelFloor;

    private FileReport file() {
        Hardening hardening = new Hardening(
                true,
                Relro.FULL,
                true,
                true,
                Protection.YES,
                Protection.YES,
                false,
                false,
                null,
                runpath,
                "id",
                1,
                0,
                null,
                true,
                List.of());
        Layout layout = new Layout(
                SectionTableState.READ, null, List.of(), null, pages, largestPage, List.of(), null, List.of());
        return new FileReport(
                new FileReport.Identity("a", "00", 1),
                new FileReport.Format(kind, 64, Endianness.LITTLE, machine),
                new FileReport.LinkageFacts(linkage, true, interpreter, needed, new Libc(libc, null), DlopenNotes.NONE),
                new FileReport.Requirements(
                        new TreeMap<>(floors),
                        kernel,
                        level,
                        new Floors(causes, List.of(), "the processor", "the kernel", null, system, null),
                        null,
                        null),
                new FileReport.Structure(true, List.of(), layout, false),
                new FileReport.Security(hardening, Privileges.UNKNOWN),
                new FileReport.Assessment(List.of(), new Verdict(Outcome.PASS, linkage, "the reason"), error));
    }

    private Check check(String rule, String promise) {
        try {
            Variant variant = new ConfigLoader(NoShipment.class)
                    .parse(
                            "freestand.yaml",
                            "freestand: 1\nsubject: s\nvariants: [ { name: v, artifact: a, promise: { " + promise
                                    + " } } ]\n")
                    .variants()
                    .get(0);
            ObservedRuns runs = kernelFloor != null
                    ? new ObservedRuns(List.of(), List.of(), List.of(), kernelFloor, null, null, null)
                    : cells == null ? null : new ObservedRuns(cells, List.of());
            return Rules.apply(new RuleInput(variant, file(), "00", runs), List.of(), LocalDate.of(2027, 1, 31))
                    .stream()
                    .filter(check -> check.rule().equals(rule))
                    .findFirst()
                    .orElseThrow();
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void expect(String rule, String promise, Outcome outcome, String message) {
        Check check = check(rule, promise);
        assertThat(check.outcome()).as(check.message()).isEqualTo(outcome);
        assertThat(check.message()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"2.28,PASS", "2.28.0,PASS", "2.34,PASS", "2.9,FAIL", "2.27,FAIL", "1,FAIL"})
    void glibcIsComparedNumberByNumberAndTheSymbolsAreNamed(String most, Outcome outcome) {
        expect(
                "FS410",
                "glibc: '<= " + most + "'",
                outcome,
                outcome == Outcome.PASS
                        ? "glibc <= " + most + ": needs 2.28 (DT_VERNEED)"
                        : "needs GLIBC_2.28 of libc.so.6 for fcntl64, statx and 3 more (DT_VERNEED, DT_VERSYM); build on a"
                                + " distribution with glibc " + most + " or older");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.17|PASS|observed to need no system call newer than Linux 3.17; made for Linux 3.2.0 or newer (NT_GNU_ABI_TAG)",
                "6.1|PASS|observed to need no system call newer than Linux 3.17",
                "3.15|FAIL|observed to need getrandom of Linux 3.17, without it (ENOSYS) version: exit status 1; handle ENOSYS",
                "3.2|FAIL|promise kernel: \">= 3.17\"",
                "2.6.32|FAIL|needs Linux 3.2.0 (NT_GNU_ABI_TAG)"
            })
    void theKernelIsHeldAgainstWhatWasObserved(String promised, Outcome outcome, String message) {
        kernelFloor = observed("3.17", null);
        expect("FS414", "kernel: '>= " + promised + "'", outcome, message);
    }

    @Test
    void observationStandsInForANoteThatIsMissing() {
        kernel = null;
        kernelFloor = observed("3.17", null);
        expect("FS414", "kernel: '>= 4.4'", Outcome.PASS, "no system call newer than Linux 3.17");
        expect("FS414", "kernel: '>= 3.10'", Outcome.FAIL, "getrandom of Linux 3.17");
    }

    @Test
    void whatWasNotObservedLeavesTheNote() {
        kernelFloor = new ObservedKernelFloor("v", null, null, null, null, SEARCH, "no engine");
        expect("FS414", "kernel: '>= 3.10'", Outcome.PASS, "; not observed: no engine");
        kernel = null;
        expect("FS414", "kernel: '>= 3.10'", Outcome.INCONCLUSIVE, "; not observed: no engine");
    }

    @ParameterizedTest
    @CsvSource({"kernel-5.10,RUNS,PASS", "kernel-5.10,FAILS,FAIL", "kernel-newest,FAILS,FAIL", "kernel-4.4,FAILS,PASS"})
    void aRealKernelFromThePromisedOneOnCounts(String environment, RunResult result, Outcome outcome) {
        kernelFloor = observed("3.17", new ObservedKernelFloor.RealKernel(environment, result, "it ends"));
        expect("FS414", "kernel: '>= 5.4'", outcome, outcome == Outcome.FAIL ? environment + ": it ends" : "3.17");
    }

    private static ObservedKernelFloor observed(String release, ObservedKernelFloor.@Nullable RealKernel real) {
        return new ObservedKernelFloor(
                "v",
                null,
                release,
                new ObservedKernelFloor.BreakingCall("getrandom", "3.15", true, "version: exit status 1"),
                real,
                SEARCH,
                null);
    }

    @Test
    void glibcThatCannotBeComparedIsNotPromised() {
        causes.add(new FloorCause("GLIBC_ABI_GNU2_TLS", "", "libc.so.6", List.of(), 0));
        expect("FS410", "glibc: '<= 2.40'", Outcome.INCONCLUSIVE, "GLIBC_ABI_GNU2_TLS, which has no number");
        causes.add(new FloorCause("GLIBC_PRIVATE", "", "libc.so.6", List.of("__libc_x"), 0));
        expect("FS410", "glibc: '<= 2.40'", Outcome.FAIL, "GLIBC_PRIVATE of libc.so.6 for __libc_x");
    }

    @Test
    void otherLibrariesThanGlibcKeepNoPromiseOfIt() {
        floors.clear();
        causes.clear();
        expect("FS410", "glibc: '<= 2.28'", Outcome.PASS, "asks for no version");
        libc = LibcFlavour.MUSL;
        expect("FS410", "glibc: '<= 2.28'", Outcome.FAIL, "dynamic and needs musl, not glibc");
        libc = LibcFlavour.UNKNOWN;
        expect("FS410", "glibc: '<= 2.28'", Outcome.INCONCLUSIVE, "which C library it needs is not known");
        linkage = Linkage.STATIC;
        expect("FS410", "glibc: '<= 2.28'", Outcome.PASS, "static and needs no glibc");
        expect("FS411", "libstdcxx: '<= 3.4.25'", Outcome.PASS, "static and needs no libstdc++");
        linkage = Linkage.UNKNOWN;
        system = "FreeBSD";
        expect("FS410", "glibc: '<= 2.28'", Outcome.FAIL, "it is for FreeBSD");
        expect("FS414", "kernel: '>= 3.10'", Outcome.FAIL, "it is for FreeBSD");
    }

    @Test
    void libstdcxxCountsAbiVersionsToo() {
        expect("FS411", "libstdcxx: '<= 3.4.25'", Outcome.PASS, "asks for no version of it");
        floors.put("GLIBCXX", "3.4.21");
        floors.put("CXXABI", "1.3.13");
        causes.add(new FloorCause("CXXABI", "1.3.13", "libstdc++.so.6", List.of("__cxa_x"), 0));
        expect("FS411", "libstdcxx: '<= 3.4.29'", Outcome.PASS, "needs GLIBCXX_3.4.21 and CXXABI_1.3.13");
        expect(
                "FS411",
                "libstdcxx: '<= 3.4.25'",
                Outcome.FAIL,
                "CXXABI_1.3.13 of libstdc++.so.6 for __cxa_x (DT_VERNEED, DT_VERSYM), which came with GLIBCXX_3.4.29");
        floors.put("CXXABI", "1.99");
        expect("FS411", "libstdcxx: '<= 3.4.25'", Outcome.INCONCLUSIVE, "which libstdc++ brought");
        causes.add(new FloorCause("CXXABI_FLOAT128", "", "libstdc++.so.6", List.of(), 0));
        expect("FS411", "libstdcxx: '<= 3.4.40'", Outcome.INCONCLUSIVE, "CXXABI_FLOAT128, which has no number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FS412|needed: [libc.so.6, libm.so.6, libz.so.1]|PASS|needs libm.so.6, libc.so.6 (DT_NEEDED)",
                "FS412|needed: [libc.so.6]|FAIL|needed libc.so.6: also needs libm.so.6 (DT_NEEDED)",
                "FS412|needed: []|FAIL|needed none: also needs libm.so.6, libc.so.6",
                "FS413|interpreter: /lib64/ld-linux-x86-64.so.2|PASS|(PT_INTERP)",
                "FS413|interpreter: none|FAIL|found /lib64/ld-linux-x86-64.so.2 (PT_INTERP); link statically",
                "FS413|interpreter: /lib/ld-musl-x86_64.so.1|FAIL|-Wl,--dynamic-linker=/lib/ld-musl-x86_64.so.1",
                "FS414|kernel: '>= 3.2'|PASS|made for Linux 3.2.0 or newer (NT_GNU_ABI_TAG)",
                "FS414|kernel: '>= 2.6.32'|FAIL|needs Linux 3.2.0 (NT_GNU_ABI_TAG)",
                "FS415|cpu: x86-64-v2|PASS|the processor",
                "FS415|cpu: x86-64-v3|PASS|the processor",
                "FS415|cpu: x86-64-v1|FAIL|compile with -march=x86-64,",
                "FS416|pageSize: 4 KiB|PASS|x86-64, have pages of 4 KiB only",
                "FS417|rpath: none|PASS|neither DT_RPATH nor DT_RUNPATH",
                "FS417|glibc: '<= 1'|NOT_APPLICABLE|not promised",
            })
    void everyPromiseIsHeldAgainstItsEvidence(String rule, String promise, Outcome outcome, String message) {
        expect(rule, promise, outcome, message);
    }

    @Test
    void whatIsNotKnownIsNeverKept() {
        kernel = null;
        expect("FS414", "kernel: '>= 3.10'", Outcome.INCONCLUSIVE, "not known: the kernel");
        level = "unknown";
        expect("FS415", "cpu: x86-64-v4", Outcome.INCONCLUSIVE, "not known: the processor");
        machine = "aarch64";
        expect("FS415", "cpu: x86-64-v4", Outcome.FAIL, "for aarch64, not for x86-64");
        runpath = "";
        expect("FS417", "rpath: none", Outcome.FAIL, "found DT_RUNPATH ''");
        kind = FileKind.SCRIPT;
        expect("FS412", "needed: []", Outcome.FAIL, "neither a program nor a shared library");
        error = new FileError("truncated", "ends early", 4L);
        expect("FS412", "needed: []", Outcome.INCONCLUSIVE, "ends early");
    }

    @Test
    void everyPageSizeUpToThePromisedOneHasToFit() {
        machine = "aarch64";
        pages = new PageSizes(List.of(4096), List.of(16384, 65536), "the PT_LOAD segment aligned to 0x1000");
        expect("FS416", "pageSize: 4 KiB", Outcome.PASS, "pages of 4 KiB can load it (PT_LOAD)");
        expect(
                "FS416",
                "pageSize: 64 KiB",
                Outcome.FAIL,
                "pages of 16 KiB, 64 KiB cannot load it: the PT_LOAD segment aligned to 0x1000; link with"
                        + " -Wl,-z,max-page-size=65536");
        expect("FS416", "pageSize: 256 KiB", Outcome.FAIL, "cannot load it");
        pages = new PageSizes(List.of(4096, 16384, 65536), List.of(), null);
        expect("FS416", "pageSize: 64 KiB", Outcome.PASS, "pages of 4 KiB, 16 KiB, 64 KiB can load it");
        expect("FS416", "pageSize: 256 KiB", Outcome.INCONCLUSIVE, "no kernel for aarch64 has pages of that size");
    }

    /** There is no x86-64 kernel with larger pages, but there are owners who align their files for them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4096|4 KiB|PASS|x86-64, have pages of 4 KiB only",
                "4096|16 KiB|FAIL|pages of 16 KiB do not fit its segments (PT_LOAD), which are laid out for 4 KiB; link with -Wl,-z,max-page-size=16384",
                "4096|64 KiB|FAIL|link with -Wl,-z,max-page-size=65536",
                "16384|16 KiB|PASS|pages of up to 16 KiB fit it",
                "16384|64 KiB|FAIL|laid out for 16 KiB",
                "65536|64 KiB|PASS|pages of up to 64 KiB fit it (PT_LOAD)",
                "65536|256 KiB|INCONCLUSIVE|promise 4, 16 or 64 KiB",
                "0|4 KiB|FAIL|neither do any others",
                "|4 KiB|INCONCLUSIVE|no PT_LOAD segment",
            })
    void segmentsShowWhichPagesFit(Integer fits, String promised, Outcome outcome, String message) {
        largestPage = fits;
        expect("FS416", "pageSize: " + promised, outcome, message);
    }

    @Test
    void onlyWhatWasObservedToRunKeepsThePromiseToRun() {
        String promise = "runsOn: [ rocky-8, 'ubuntu-*' ]";
        expect("FS504", promise, Outcome.NOT_APPLICABLE, "it was not run");
        cells = List.of();
        expect("FS504", promise, Outcome.INCONCLUSIVE, "not run in rocky-8, ubuntu-*: freestand verify runs it there");
        cells = List.of(
                cell("rocky-8", RunResult.RUNS, Outcome.PASS), cell("ubuntu-22.04", RunResult.RUNS, Outcome.PASS));
        expect("FS504", promise, Outcome.PASS, "runsOn rocky-8, ubuntu-*: observed to run in rocky-8, ubuntu-22.04");
        cells = List.of(
                cell("rocky-8", RunResult.FAILS, Outcome.PASS), cell("ubuntu-22.04", RunResult.RUNS, Outcome.PASS));
        expect("FS504", promise, Outcome.FAIL, "does not run in rocky-8 (glibc-too-old)");
        cells = List.of(
                cell("rocky-8", RunResult.RUNS, Outcome.FAIL),
                cell("ubuntu-22.04", RunResult.UNKNOWN, Outcome.INCONCLUSIVE));
        expect(
                "FS504",
                promise,
                Outcome.FAIL,
                "does not run in rocky-8 (glibc-too-old); not established in ubuntu-22.04");
        cells = List.of(
                cell("rocky-8", RunResult.RUNS, Outcome.PASS), cell("debian-12", RunResult.FAILS, Outcome.PASS));
        expect("FS504", promise, Outcome.INCONCLUSIVE, "not run in ubuntu-*");
        expect("FS504", "runsOn: []", Outcome.NOT_APPLICABLE, "not promised");
    }

    private static Cell cell(String environment, RunResult observed, Outcome outcome) {
        String cause = observed == RunResult.RUNS && outcome == Outcome.PASS ? null : "glibc-too-old";
        RunResult predicted = observed == RunResult.UNKNOWN ? RunResult.RUNS : observed;
        return new Cell("v", environment, "sandbox", "00", predicted, observed, outcome, cause, "m", false, List.of());
    }

    private List<String> gate(ExitCode before, ExitCode expected, Map<String, String> options, boolean noSearchPath) {
        List<String> lines = new ArrayList<>();
        CommandLinePromises promises = CommandLinePromises.of(options::get, noSearchPath);
        assertThat(promises.problem()).isEmpty();
        assertThat(promises.judge(List.of(file()), before, unmet -> lines.add(unmet.line())))
                .isEqualTo(expected);
        return lines;
    }

    @Test
    void theCommandLineIsAGateOfItsOwn() {
        Map<String, String> kept =
                Map.of("--glibc", "2.28", "--kernel", "3.10", "--cpu", "x86-64-v2", "--needed", "libc.so.6,libm.so.6");
        assertThat(gate(ExitCode.PROVED, ExitCode.PROVED, kept, true)).isEmpty();
        assertThat(gate(ExitCode.FAILED, ExitCode.FAILED, kept, true)).isEmpty();
        assertThat(gate(ExitCode.PROVED, ExitCode.FAILED, Map.of("--glibc", "2.17", "--page-size", "64KiB"), false))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("a: promised glibc <= 2.17: needs GLIBC_2.28 of libc.so.6"),
                        line -> assertThat(line).startsWith("a: promised pageSize 64 KiB: pages of 64 KiB do not fit"));
        assertThat(gate(ExitCode.PROVED, ExitCode.INCONCLUSIVE, Map.of("--page-size", "256 KiB"), false))
                .hasSize(1);
        assertThat(gate(ExitCode.PROVED, ExitCode.FAILED, Map.of("--needed", "none"), false))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--glibc|2.x|--glibc: '2.x' is not a version: write one such as 2.28",
                "--page-size|5KiB|--page-size: '5KiB' is no page size",
                "--cpu|v2|--cpu: 'v2' is no level: write one such as x86-64-v2",
                "--needed|a,,b|--needed: '' is no name of a library",
                "--interpreter|ld.so|--interpreter: 'ld.so' is no absolute path",
            })
    void aValueThatIsNoneIsRefused(String option, String value, String problem) {
        assertThat(CommandLinePromises.of(Map.of(option, value)::get, false).problem())
                .startsWith(problem);
    }

    @Test
    void whatIsPromisedOfAllVariantsIsTheDefaultKeyByKey() throws ConfigException {
        var config = new ConfigLoader(NoShipment.class).parse("freestand.yaml", """
                        freestand: 1
                        subject: s
                        promise: { glibc: "<= 2.28", rpath: none, runsOn: [ rocky-8, debian-11 ] }
                        environments: { include: [ scratch, rocky-8 ] }
                        variants:
                          - { name: v, artifact: a }
                          - { name: w, artifact: b, promise: { glibc: "<= 2.17", needed: [], runsOn: [ "ubuntu-*" ] } }
                        """);
        assertThat(config.variants().get(0).promise().runsOn()).containsExactly("rocky-8", "debian-11");
        var own = config.variants().get(1).promise();
        assertThat(own.runsOn()).containsExactly("ubuntu-*");
        assertThat(own.file().rpath()).isEqualTo("none");
        assertThat(own.file().needed()).isEmpty();
        assertThat(String.valueOf(own.file().glibc())).contains("2.17");
        assertThat(config.environments().include()).containsExactly("scratch", "rocky-8", "debian-11", "ubuntu-*");
        assertThat(config.environments().requires("debian-11")).isFalse();
    }
}

package dev.freestand.verifier.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.Endianness;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.FloorCause;
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
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.policy.Waiver;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.MappedFile;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.ObservedSituations.Result;
import dev.freestand.verifier.proof.ObservedSituations.TlsContact;
import dev.freestand.verifier.proof.OpenedPath;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.proof.Situation;
import dev.freestand.verifier.proof.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each rule answers. One class for all rules, because every case is the same good file with one field changed: a rule
 * without a case is easy to see, and the file is described once.
 */
class RulesTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 1, 31);

    /** A good static musl file, changed one field at a time. */
    private static final class Subject {
        private Linkage linkage = Linkage.STATIC;
        private @Nullable String interpreter;
        private List<String> needed = List.of();
        private LibcFlavour libc = LibcFlavour.MUSL;
        private @Nullable Boolean stripped = true;
        private long size = 1000;
        private List<SectionSize> sections = List.of(new SectionSize(".text", 500), new SectionSize(".data", 10));
        private Outcome verdict = Outcome.PASS;
        private List<ToolStatement> witnesses = List.of(
                says("ldd", ToolAnswer.STATIC), says("file", ToolAnswer.STATIC), says("size", ToolAnswer.AGREES));
        private @Nullable FileError error;
        private boolean companion;
        private @Nullable String digestAtEnd = "00";
        private @Nullable HazardSearch search = new HazardSearch(true, "its own symbol table");
        private List<Hazard> hazards = List.of();
        private FileKind kind = FileKind.EXECUTABLE;
        private String machine = "x86-64";
        private String isaLevel = "x86-64-v1";
        private @Nullable String kernel = "3.2.0";
        private Hardening hardening = hardening(Relro.FULL, true, Protection.YES, Protection.YES, List.of());
        private Floors floors = new Floors(
                List.of(),
                List.of(new ReleaseSupport("Debian", "8", "the oldest", List.of("a machine"))),
                "the CPU",
                "the kernel");
        private Layout layout = Layout.UNKNOWN;
        private VariantExpectation expect = new VariantExpectation(Linkage.STATIC, LibcFlavour.MUSL, true);
        private @Nullable ObservedRuns runs;
        private Budget budget = new Budget(1000L, Map.of(".text", 500L));

        static ToolStatement says(String tool, ToolAnswer word) {
            return new ToolStatement(tool, "1", word, "raw of " + tool);
        }

        static Hardening hardening(
                Relro relro, boolean good, Protection canary, Protection fortify, List<String> unsafe) {
            List<String> marks = good ? List.of("IBT") : List.of();
            String id = good ? "c0ffee" : null;
            return new Hardening(
                    good, relro, good, good, canary, fortify, !good, !good, null, null, id, 2, 1, marks, good, unsafe);
        }

        Variant variant() {
            return new Variant("v", Variant.Build.NONE, "a", expect, budget, true);
        }

        FileReport file() {
            return new FileReport(
                    new FileReport.Identity("a", "00", size),
                    new FileReport.Format(kind, 64, Endianness.LITTLE, machine),
                    new FileReport.LinkageFacts(
                            linkage, hardening.pie(), interpreter, needed, new Libc(libc, null), DlopenNotes.NONE),
                    new FileReport.Requirements(new TreeMap<>(), kernel, isaLevel, floors, hazards, search),
                    new FileReport.Structure(stripped, sections, layout, companion),
                    new FileReport.Security(hardening, Privileges.UNKNOWN),
                    new FileReport.Assessment(witnesses, new Verdict(verdict, linkage, "the reason"), error));
        }

        RuleInput evidence() {
            return new RuleInput(variant(), file(), digestAtEnd, runs);
        }

        Check check(String rule, Waiver... waivers) {
            return Rules.apply(evidence(), List.of(waivers), TODAY).stream()
                    .filter(check -> check.rule().equals(rule))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final Subject subject = new Subject();

    private void expect(String rule, Outcome outcome, String message) {
        Check check = subject.check(rule);
        assertThat(check.outcome()).as(check.message()).isEqualTo(outcome);
        assertThat(check.message()).contains(message);
    }

    @Test
    void aGoodFilePassesEveryRule() {
        assertThat(Rules.apply(subject.evidence(), List.of(), TODAY))
                .extracting(Check::outcome)
                .hasSize(Rules.all().size())
                .containsOnly(Outcome.PASS, Outcome.NOT_APPLICABLE);
    }

    @Test
    void rulesAboutDynamicFilesDoNotApplyToStaticOnes() {
        assertThat(Rules.apply(subject.evidence(), List.of(), TODAY))
                .filteredOn(check -> check.outcome() == Outcome.NOT_APPLICABLE)
                .extracting(Check::rule)
                .containsExactly(
                        "FS204", "FS215", "FS216", "FS217", "FS310", "FS311", "FS401", "FS405", "FS410", "FS411",
                        "FS412", "FS413", "FS414", "FS415", "FS416", "FS417", "FS501", "FS502", "FS503", "FS504",
                        "FS602", "FS603");
    }

    @Test
    void ofADebugCompanionOnlyWhatIsExpectedOfItIsAsked() {
        subject.companion = true;
        subject.linkage = Linkage.UNKNOWN;
        subject.verdict = Outcome.NOT_APPLICABLE;
        subject.hardening = Hardening.UNKNOWN;

        expect("FS101", Outcome.INCONCLUSIVE, "linkage is unknown");
        expect("FS102", Outcome.INCONCLUSIVE, "the reason");
        for (String rule : List.of("FS211", "FS212", "FS214", "FS219", "FS402", "FS403")) {
            expect(rule, Outcome.NOT_APPLICABLE, "neither a program nor a shared library");
        }
    }

    @Test
    void everyRuleIsDocumentedAndHasAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();
        for (Rule rule : Rules.all()) {
            assertThat(rule.id()).matches("FS[1-6][0-9]{2}");
            assertThat(ids.add(rule.id())).as(rule.id()).isTrue();
            assertThat(List.of(rule.title(), rule.why(), rule.evidence(), rule.fix()))
                    .allSatisfy(text -> assertThat(text).isNotBlank());
            assertThat(rule.specification()).matches("https://[!-~]+");
            assertThat(Rules.byId(rule.id().toLowerCase(Locale.ROOT))).containsSame(rule);
        }
        assertThat(Rules.byId("FS999")).isEmpty();
    }

    @Test
    void anUnreadableFileIsInconclusiveEverywhere() {
        subject.error = new FileError("truncated", "ends early", 4L);
        assertThat(Rules.apply(subject.evidence(), List.of(), TODAY)).allSatisfy(check -> {
            assertThat(check.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(check.message()).contains("ends early");
        });
    }

    @Test
    void whereSectionsAreNotConclusiveTheReasonIsGiven() {
        subject.stripped = null;
        subject.sections = List.of();
        subject.layout = layout(
                SectionTableState.UNUSABLE, "0x99 bytes at 0x1000 are in no section and are loaded", List.of(), null);
        expect("FS201", Outcome.INCONCLUSIVE, "0x99 bytes at 0x1000");
        expect("FS203", Outcome.INCONCLUSIVE, "0x99 bytes at 0x1000");
        expect("FS202", Outcome.INCONCLUSIVE, "0x99 bytes at 0x1000");

        subject.layout = layout(SectionTableState.READ, null, List.of(new FileRange(0x2000, 77)), null);
        expect("FS201", Outcome.INCONCLUSIVE, "77 bytes at 0x2000 are in no section");
        expect("FS203", Outcome.INCONCLUSIVE, "77 bytes at 0x2000 are in no section");
    }

    @Test
    void aFileWithoutSectionTableHasNoDebugSections() {
        subject.sections = List.of();
        subject.layout = layout(SectionTableState.NONE, "the file has no section table", List.of(), null);
        expect("FS201", Outcome.PASS, "stripped");
        expect("FS203", Outcome.PASS, "none");
    }

    @Test
    void aPayloadIsNoFaultAndAProgramInItIsNamed() {
        subject.layout =
                layout(SectionTableState.READ, null, List.of(), new Payload(0x2000, 99, List.of("a zip archive")));
        expect("FS221", Outcome.PASS, "99 bytes behind the image, from 0x2000 on, which hold a zip archive");
        expect("FS201", Outcome.PASS, "stripped");

        subject.layout = layout(
                SectionTableState.READ,
                null,
                List.of(),
                new Payload(0x2000, 99, List.of("an ELF program for x86-64 at 0x2010")));
        expect("FS221", Outcome.WARN, "an ELF program for x86-64 at 0x2010");

        subject.layout = layout(SectionTableState.UNUSABLE, "ruined", List.of(), null);
        expect("FS221", Outcome.WARN, "ruined");
    }

    @Test
    void pageSizesThatCannotLoadTheFileAreNamed() {
        subject.layout = pages(new PageSizes(List.of(4096, 65536), List.of(), null));
        expect("FS405", Outcome.PASS, "pages of 4, 64 KiB");
        subject.layout = pages(new PageSizes(List.of(4096), List.of(16384, 65536), "segments"));
        expect("FS405", Outcome.WARN, "kernels with pages of 16, 64 KiB cannot load it: segments");
    }

    /** inspect says of them that the question does not arise; scan counts by the same rules. */
    @Test
    void hazardsAreNoQuestionOfALibraryEvenWhereItNeedsNoOther() {
        subject.kind = FileKind.SHARED_LIBRARY;
        subject.linkage = Linkage.UNKNOWN;
        subject.search = null;
        for (String rule : List.of("FS301", "FS302", "FS303", "FS304", "FS305", "FS306", "FS307", "FS308", "FS309")) {
            expect(rule, Outcome.NOT_APPLICABLE, "the question is one of static programs");
        }
    }

    private static Layout layout(
            SectionTableState table, @Nullable String problem, List<FileRange> unaccounted, @Nullable Payload behind) {
        return new Layout(table, problem, unaccounted, behind, null, null, List.of(), null, List.of());
    }

    private static Layout pages(PageSizes pages) {
        return new Layout(SectionTableState.READ, null, List.of(), null, pages, null, List.of(), null, List.of());
    }

    @Test
    void linkage() {
        subject.linkage = Linkage.DYNAMIC;
        expect("FS101", Outcome.FAIL, "expected static, found dynamic: the reason");
        subject.linkage = Linkage.UNKNOWN;
        expect("FS101", Outcome.INCONCLUSIVE, "linkage is unknown, expected static");
        subject.expect = VariantExpectation.NOTHING;
        expect("FS101", Outcome.NOT_APPLICABLE, "no linkage");
    }

    @ParameterizedTest
    @CsvSource({"DISAGREES, FAIL", "ABSENT, INCONCLUSIVE", "UNKNOWN, INCONCLUSIVE"})
    void aDisagreeingWitnessIsQuoted(ToolAnswer answer, Outcome outcome) {
        subject.witnesses = List.of(Subject.says("file", ToolAnswer.STATIC), Subject.says("size", answer));
        expect("FS102", outcome, "size says " + answer.label() + ": raw of size");
    }

    @Test
    void aWitnessThatMustNotBeAskedIsNotMissed() {
        subject.witnesses = List.of(Subject.says("ldd", ToolAnswer.NOT_ASKED), Subject.says("file", ToolAnswer.STATIC));
        expect("FS102", Outcome.PASS, "ldd says not-asked, file says static");
    }

    @Test
    void witnesses() {
        subject.verdict = Outcome.FAIL;
        expect("FS102", Outcome.FAIL, "the reason\nldd says static: raw of ldd");
        subject.verdict = Outcome.INCONCLUSIVE;
        expect("FS102", Outcome.INCONCLUSIVE, "the reason");
        subject.verdict = Outcome.PASS;
        subject.witnesses = List.of();
        expect("FS102", Outcome.INCONCLUSIVE, "the reason");
    }

    @Test
    void nothingIsLoadedByAStaticFile() {
        subject.interpreter = "/lib/ld.so";
        expect("FS103", Outcome.FAIL, "interpreter /lib/ld.so, NEEDED none");
        subject.interpreter = null;
        subject.needed = List.of("libm.so.6");
        expect("FS103", Outcome.FAIL, "interpreter none, NEEDED libm.so.6");
        subject.expect = new VariantExpectation(Linkage.DYNAMIC, null, null);
        expect("FS103", Outcome.NOT_APPLICABLE, "not expected to be static");
        subject.expect = new VariantExpectation(Linkage.STATIC, null, null);
        subject.needed = List.of();
        subject.linkage = Linkage.UNKNOWN;
        expect("FS103", Outcome.INCONCLUSIVE, "no program");
    }

    @Test
    void libc() {
        subject.libc = LibcFlavour.GLIBC;
        expect("FS104", Outcome.FAIL, "expected musl, found glibc");
        subject.libc = LibcFlavour.UNKNOWN;
        expect("FS104", Outcome.INCONCLUSIVE, "expected musl, found unknown");
        subject.expect = VariantExpectation.NOTHING;
        expect("FS104", Outcome.NOT_APPLICABLE, "no C library");
    }

    @Test
    void stripped() {
        subject.stripped = false;
        expect("FS201", Outcome.FAIL, "expected stripped, found not stripped");
        subject.stripped = null;
        expect("FS201", Outcome.INCONCLUSIVE, "no section table");
        subject.expect = VariantExpectation.NOTHING;
        expect("FS201", Outcome.NOT_APPLICABLE, "nothing");
    }

    @Test
    void budget() {
        subject.size = 1001;
        expect("FS202", Outcome.FAIL, "file 1001 of 1000 bytes, 1 too many");
        subject.size = 1000;
        subject.sections = List.of(new SectionSize(".text", 300), new SectionSize(".text", 300));
        expect("FS202", Outcome.FAIL, ".text 600 of 500 bytes, 100 too many");
        subject.sections = List.of(new SectionSize(".text", -1));
        expect("FS202", Outcome.FAIL, ".text");
        subject.sections = List.of(new SectionSize(".text", Long.MAX_VALUE), new SectionSize(".text", 2));
        expect("FS202", Outcome.FAIL, ".text");
        subject.sections = List.of();
        expect("FS202", Outcome.INCONCLUSIVE, "no section table that can be trusted");
        subject.sections = List.of(new SectionSize(".data", 1));
        expect("FS202", Outcome.INCONCLUSIVE, "there is no section .text");
        subject.budget = Budget.NONE;
        expect("FS202", Outcome.NOT_APPLICABLE, "no budget");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".debug_info",
                ".zdebug_line",
                ".stabstr",
                ".gnu.debuglto_.debug_info",
                ".gdb_index",
                ".gnu_debugdata",
                ".line"
            })
    void debugSections(String name) {
        subject.sections = List.of(new SectionSize(".text", 1), new SectionSize(name, 1));
        expect("FS203", Outcome.FAIL, "found " + name);
        subject.sections = List.of();
        expect("FS203", Outcome.INCONCLUSIVE, "no section table");
        subject.expect = VariantExpectation.NOTHING;
        expect("FS203", Outcome.NOT_APPLICABLE, "not expected");
    }

    /** {@code -Dgolden.update=true} writes the page anew. */
    @Test
    void thePageOfRulesIsCurrent() throws IOException {
        Path page = Path.of("RULES.md");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, RulePage.markdown());
        }
        assertThat(Files.readString(page)).isEqualTo(RulePage.markdown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FS210", "FS212", "FS213", "FS214", "FS218", "FS219", "FS220"})
    void whatIsNotHardenedIsAWarning(String rule) {
        expect(rule, Outcome.PASS, "");
        subject.hardening = Subject.hardening(Relro.NONE, false, Protection.NO, Protection.NO, List.of());
        expect(rule, Outcome.WARN, "");
    }

    @Test
    void advisoryRulesNeverBreakAProofAndNeverPassWhatIsNotKnown() {
        subject.linkage = Linkage.DYNAMIC;
        subject.libc = LibcFlavour.UNKNOWN;
        subject.hardening = Hardening.UNKNOWN;
        subject.floors = Floors.UNKNOWN;
        subject.isaLevel = "unknown";
        for (String rule : List.of("FS210", "FS211", "FS212", "FS213", "FS214", "FS216", "FS217", "FS220")) {
            expect(rule, Outcome.WARN, RuleResult.NOT_KNOWN);
        }
        for (String rule : List.of("FS401", "FS403", "FS404")) {
            expect(rule, Outcome.WARN, RuleResult.NOT_KNOWN);
        }
        subject.linkage = Linkage.STATIC;
        subject.kernel = null;
        expect("FS402", Outcome.WARN, RuleResult.NOT_KNOWN);
    }

    @Test
    void otherKindsOfFilesAreNotAsked() {
        subject.kind = FileKind.RELOCATABLE;
        subject.linkage = Linkage.UNKNOWN;
        subject.search = null;
        for (Rule rule : Rules.all()) {
            if (rule.id().matches("FS(21|22|3|4).+")) {
                expect(rule.id(), Outcome.NOT_APPLICABLE, "");
            }
        }
    }

    @Test
    void relroIsFullOrWorthALook() {
        subject.hardening = Subject.hardening(Relro.PARTIAL, true, Protection.YES, Protection.YES, List.of());
        expect("FS211", Outcome.PASS, "a static file binds nothing lazily");
        subject.linkage = Linkage.DYNAMIC;
        expect("FS211", Outcome.WARN, "partial");
        subject.hardening = Subject.hardening(Relro.NONE, true, Protection.YES, Protection.YES, List.of());
        expect("FS211", Outcome.WARN, "no PT_GNU_RELRO");
    }

    @Test
    void canaryFortifyAndSearchPathsOfADynamicFile() {
        subject.linkage = Linkage.DYNAMIC;
        subject.libc = LibcFlavour.GLIBC;
        expect("FS215", Outcome.PASS, "neither");
        expect("FS216", Outcome.PASS, "__stack_chk_fail");
        expect("FS217", Outcome.PASS, "2 functions are checking ones, 1 plain");
        subject.hardening =
                Subject.hardening(Relro.FULL, true, Protection.NO, Protection.NO, List.of("RPATH entry '' is empty"));
        expect("FS215", Outcome.WARN, "RPATH entry '' is empty");
        expect("FS216", Outcome.WARN, "never");
        expect("FS217", Outcome.WARN, "2 functions");
        subject.libc = LibcFlavour.MUSL;
        expect("FS217", Outcome.NOT_APPLICABLE, "musl has no checking functions");
    }

    @Test
    void hazardsAreFoundOrRuledOutOrNotKnown() {
        expect("FS301", Outcome.PASS, "its own symbol table");
        subject.hazards = List.of(
                new Hazard("FS301", "nss", "symbol getpwuid", HazardEvidence.SYMBOLS, true),
                new Hazard("FS308", "ca-paths", "text /etc/ssl/certs", HazardEvidence.STRINGS, false));
        expect("FS301", Outcome.WARN, "nss: symbol getpwuid");
        expect("FS308", Outcome.WARN, "weak evidence");
        expect("FS303", Outcome.PASS, "none");
        subject.search = new HazardSearch(false, "it is stripped");
        expect("FS303", Outcome.WARN, "not known: it is stripped");
        subject.search = null;
        expect("FS303", Outcome.WARN, "not known: linkage is unknown");
        subject.linkage = Linkage.DYNAMIC;
        expect("FS301", Outcome.NOT_APPLICABLE, "a dynamic file");
    }

    @Test
    void nameServicesInAStaticGlibcFileFailAndElsewhereWarn() {
        List<String> rules = List.of("FS301", "FS302", "FS303", "FS304");
        for (boolean certain : List.of(true, false)) {
            subject.hazards = rules.stream()
                    .map(rule -> new Hazard(
                            rule,
                            "what",
                            "evidence",
                            certain ? HazardEvidence.SYMBOLS : HazardEvidence.LINK_LOG,
                            certain))
                    .toList();
            subject.libc = LibcFlavour.GLIBC;
            rules.forEach(rule -> expect(rule, certain ? Outcome.FAIL : Outcome.WARN, "what: evidence"));
            subject.libc = LibcFlavour.MUSL;
            rules.forEach(rule -> expect(rule, Outcome.WARN, "what: evidence"));
            subject.linkage = Linkage.DYNAMIC;
            subject.libc = LibcFlavour.GLIBC;
            rules.forEach(rule -> expect(rule, Outcome.NOT_APPLICABLE, ""));
            subject.linkage = Linkage.STATIC;
        }
        subject.libc = LibcFlavour.GLIBC;
        for (String rule : List.of("FS305", "FS306", "FS307", "FS309")) {
            subject.hazards = List.of(new Hazard(rule, "what", "evidence", HazardEvidence.SYMBOLS, true));
            expect(rule, Outcome.WARN, "what: evidence");
        }
    }

    @Test
    void floors() {
        expect("FS403", Outcome.PASS, "the CPU");
        expect("FS404", Outcome.PASS, "since Debian 8\na machine (Debian)");
        subject.isaLevel = "x86-64-v3";
        expect("FS403", Outcome.WARN, "the CPU");
        subject.machine = "i386";
        subject.isaLevel = "x86-64-v1";
        expect("FS403", Outcome.WARN, "the CPU");
        subject.machine = "aarch64";
        subject.isaLevel = "armv8.0";
        expect("FS403", Outcome.PASS, "the CPU");
        subject.isaLevel = "armv8.2,lse";
        expect("FS403", Outcome.WARN, "the CPU");
        subject.isaLevel = "unknown";
        expect("FS403", Outcome.NOT_APPLICABLE, "no note on processor levels");
        subject.linkage = Linkage.DYNAMIC;
        expect("FS402", Outcome.NOT_APPLICABLE, "the host's C library");
        subject.floors = new Floors(
                List.of(new FloorCause("GLIBC_PRIVATE", "", "libc.so.6", List.of("__libc_secret"), 2)),
                List.of(new ReleaseSupport("Debian", null, "Debian 13: too old", List.of())),
                "",
                "");
        expect("FS401", Outcome.WARN, "GLIBC_PRIVATE of libc.so.6 for __libc_secret and 2 more");
        expect("FS404", Outcome.WARN, "Debian 13: too old");
    }

    @Test
    void aFileThatNoReleaseIsNamedForIsAWarningWithTheReason() {
        subject.floors = new Floors(List.of(), List.of(), "", "", "its interpreter is of a store", null, null);
        expect("FS404", Outcome.WARN, "no release is named: its interpreter is of a store");
    }

    @Test
    void whatWasSeenInCellsIsReadOnlyWhereItWasRun() {
        assertThat(Rules.all())
                .filteredOn(Rule::readsRuns)
                .extracting(Rule::id)
                .containsExactly(
                        "FS204", "FS301", "FS302", "FS303", "FS304", "FS305", "FS306", "FS307", "FS308", "FS309",
                        "FS310", "FS311", "FS414", "FS501", "FS502", "FS503", "FS504", "FS603");
        for (String rule : List.of("FS501", "FS502")) {
            subject.runs = null;
            expect(rule, Outcome.NOT_APPLICABLE, "it was not run");
            subject.runs = new ObservedRuns(List.of(), List.of());
            expect(rule, Outcome.INCONCLUSIVE, "in no environment");
        }
    }

    @Test
    void aStaticFileThatAsksForWhatItWasNotGivenIsWarnedOf() {
        subject.linkage = Linkage.STATIC;
        subject.runs = null;
        expect("FS310", Outcome.NOT_APPLICABLE, "was not run");
        traced();
        expect("FS310", Outcome.WARN, "not known: nothing was traced");
        traced(trace(null, List.of(opened("plain.txt", null, true)), List.of(PROGRAM)));
        expect("FS310", Outcome.PASS, "nothing, in 1 behaviours");
        OpenedPath startUp = new OpenedPath("/proc/self/exe", "readlink", null, false, "start of glibc");
        traced(trace(null, List.of(startUp), List.of(PROGRAM)));
        expect("FS310", Outcome.PASS, "behaviours; start-up code asks by itself for /proc/self/exe (start of glibc)");
        traced(trace(null, List.of(startUp, opened("/proc/self/exe", null, false)), List.of(PROGRAM)));
        expect("FS310", Outcome.WARN, "it asks for /proc/self/exe (openat)");
        traced(trace(null, List.of(opened("/etc/passwd", "ENOENT", false)), List.of(PROGRAM)));
        expect("FS310", Outcome.WARN, "it asks for /etc/passwd (openat, ENOENT)");
        traced(trace("strace is missing", List.of(), List.of()));
        expect("FS310", Outcome.WARN, "not known: version: strace is missing");
        subject.linkage = Linkage.DYNAMIC;
        expect("FS310", Outcome.NOT_APPLICABLE, "a dynamic file loads its libraries");
    }

    @Test
    void aStaticFileThatMapsALibraryFails() {
        subject.linkage = Linkage.STATIC;
        traced(trace(null, List.of(), List.of(PROGRAM, new MappedFile("/locale", MappedFile.Role.DATA))));
        expect("FS311", Outcome.PASS, "none, in 1 behaviours");
        MappedFile library = new MappedFile("/lib/libnss_files.so.2", MappedFile.Role.LIBRARY);
        traced(trace("cut short", List.of(), List.of(PROGRAM, library)));
        expect("FS311", Outcome.FAIL, "mapped: /lib/libnss_files.so.2");
        traced(trace("cut short", List.of(), List.of(PROGRAM)));
        expect("FS311", Outcome.WARN, "not known: version: cut short");
    }

    private static final MappedFile PROGRAM = new MappedFile("subject", MappedFile.Role.PROGRAM);

    private void traced(Trace... traces) {
        subject.runs = new ObservedRuns(List.of(), List.of(traces));
    }

    private static OpenedPath opened(String path, @Nullable String error, boolean own) {
        return new OpenedPath(path, "openat", error, own, null);
    }

    private static Trace trace(@Nullable String problem, List<OpenedPath> opened, List<MappedFile> mapped) {
        return new Trace("v", "version", new TreeMap<>(Map.of("openat", 1L)), opened, mapped, problem);
    }

    @Test
    void runsInEveryRequiredEnvironment() {
        ran(
                cell("a", RunResult.RUNS, RunResult.RUNS, Outcome.PASS),
                cell("b", RunResult.FAILS, RunResult.FAILS, Outcome.PASS));
        expect("FS501", Outcome.PASS, "runs in 1 of 2 required environments, and fails in the others as predicted");
        ran(
                cell("a", RunResult.RUNS, RunResult.UNKNOWN, Outcome.INCONCLUSIVE),
                cell("b", RunResult.RUNS, RunResult.FAILS, Outcome.FAIL),
                cell("c", RunResult.RUNS, RunResult.RUNS, Outcome.PASS));
        expect("FS501", Outcome.FAIL, "fails in b (timeout)");
        ran(
                cell("a", RunResult.RUNS, RunResult.UNKNOWN, Outcome.INCONCLUSIVE),
                cell("c", RunResult.RUNS, RunResult.RUNS, Outcome.PASS));
        expect("FS501", Outcome.INCONCLUSIVE, "not established in a");
        ran(
                optional(cell("a", RunResult.RUNS, RunResult.FAILS, Outcome.FAIL)),
                cell("c", RunResult.RUNS, RunResult.RUNS, Outcome.PASS));
        expect("FS501", Outcome.PASS, "1 of 1");
        ran(optional(cell("a", RunResult.RUNS, RunResult.FAILS, Outcome.FAIL)));
        expect("FS501", Outcome.NOT_APPLICABLE, "required");
    }

    @Test
    void aWrongPredictionIsAFindingEitherWay() {
        ran(
                cell("a", RunResult.RUNS, RunResult.RUNS, Outcome.PASS),
                cell("b", RunResult.FAILS, RunResult.FAILS, Outcome.FAIL));
        expect("FS502", Outcome.PASS, "as predicted in 2 of 2 environments");
        ran(
                cell("a", RunResult.FAILS, RunResult.RUNS, Outcome.PASS),
                cell("b", RunResult.RUNS, RunResult.FAILS, Outcome.FAIL));
        expect("FS502", Outcome.FAIL, "a: predicted fails, observed runs; b: predicted runs, observed fails (timeout)");
        ran(optional(cell("a", RunResult.FAILS, RunResult.RUNS, Outcome.PASS)));
        expect("FS502", Outcome.WARN, "a: predicted fails");
        ran(cell("a", RunResult.UNKNOWN, RunResult.RUNS, Outcome.PASS));
        expect("FS502", Outcome.PASS, "in 0 of 1 environments; in the others one or the other is not known");
        ran(cell("a", RunResult.RUNS, RunResult.UNKNOWN, Outcome.INCONCLUSIVE));
        expect("FS502", Outcome.INCONCLUSIVE, "not established in a");
        ran(optional(cell("a", RunResult.RUNS, RunResult.UNKNOWN, Outcome.INCONCLUSIVE)));
        expect("FS502", Outcome.PASS, "0 of 1");
    }

    @Test
    void aDynamicFileThatFailsForAnotherReasonIsNotAsPredicted() {
        subject.expect = new VariantExpectation(Linkage.DYNAMIC, null, null);
        ran(cell("a", RunResult.FAILS, RunResult.FAILS, Outcome.PASS));
        expect("FS502", Outcome.PASS, "1 of 1");
        ran(cell("a", RunResult.FAILS, RunResult.FAILS, Outcome.FAIL));
        expect("FS502", Outcome.FAIL, "a: predicted fails, observed fails for another reason (timeout)");
        ran(cell("a", RunResult.UNKNOWN, RunResult.RUNS, Outcome.INCONCLUSIVE));
        expect("FS502", Outcome.INCONCLUSIVE, "not established in a");
    }

    private static ObservedSituations.SituationRun run(Situation situation, Result result, boolean traced) {
        return new ObservedSituations.SituationRun(situation, "look-up", result, "words of it", traced, null);
    }

    private void observed(List<String> seen, ObservedSituations.SituationRun... runs) {
        List<ObservedSituations.SeenHazard> hazards = seen.stream()
                .map(rule -> new ObservedSituations.SeenHazard(
                        rule, Situation.PLAIN, "look-up", "/lib/" + rule, "openat", "ENOENT"))
                .toList();
        subject.runs = new ObservedRuns(List.of(), List.of())
                .withSituations("v", List.of(new ObservedSituations("v", List.of(runs), hazards)));
    }

    @Test
    void aSeenHazardIsWorseAndAnUnseenOneNoBetter() {
        subject.libc = LibcFlavour.GLIBC;
        subject.search = new HazardSearch(false, "it is stripped");
        observed(
                List.of("FS301", "FS302", "FS306"),
                run(Situation.PLAIN, Result.SAME, true),
                run(Situation.DNS_TCP, Result.DIFFERS, true),
                run(Situation.ODD_TIMEZONE, Result.UNKNOWN, false));
        expect(
                "FS301",
                Outcome.FAIL,
                "was seen to try to open /lib/FS301 (ENOENT) in the situation plain, behaviour look-up\nnot known: it is stripped");
        expect("FS302", Outcome.FAIL, "differs in dns-tcp: look-up: words of it");
        expect("FS306", Outcome.WARN, "was seen to try to open /lib/FS306");
        expect(
                "FS303",
                Outcome.INCONCLUSIVE,
                "not known: it is stripped\nwas not seen to do it in 2 situations; not all was seen in odd-timezone: words of it");
        subject.hazards = List.of(new Hazard("FS303", "dlopen", "symbol dlopen", HazardEvidence.SYMBOLS, true));
        expect("FS303", Outcome.FAIL, "was not seen to do it");

        observed(List.of("FS302"), run(Situation.PLAIN, Result.SAME, true));
        expect("FS302", Outcome.WARN, "was seen to");
        subject.libc = LibcFlavour.MUSL;
        subject.search = new HazardSearch(true, "its own symbol table");
        observed(List.of("FS301"), run(Situation.PLAIN, Result.SAME, true));
        expect("FS301", Outcome.WARN, "was seen to");
        expect("FS307", Outcome.PASS, "none; read: its own symbol table\nwas not seen to do it in 1 situations");
        subject.linkage = Linkage.DYNAMIC;
        expect("FS301", Outcome.NOT_APPLICABLE, "a dynamic file");
    }

    private static ObservedSituations.SituationRun contact(Situation situation, Result result, TlsContact tls) {
        return new ObservedSituations.SituationRun(situation, "fetch", result, "", true, tls);
    }

    @Test
    void aFileThatTakesAnyCertificateIsWarnedOf() {
        subject.search = new HazardSearch(true, "its own symbol table");
        String takes = "takes a certificate that no trusted CA has signed: fetch";
        observed(
                List.of(),
                contact(Situation.PLAIN, Result.SAME, TlsContact.DATA),
                contact(Situation.UNTRUSTED_CA, Result.DIFFERS, TlsContact.DATA));
        expect("FS308", Outcome.WARN, takes + "\nwas not seen to do it in 2 situations\nnone; read");
        expect("FS307", Outcome.PASS, "none; read");
        observed(
                List.of("FS308"),
                contact(Situation.PLAIN, Result.SAME, TlsContact.FINISHED),
                contact(Situation.UNTRUSTED_CA, Result.SAME, TlsContact.FINISHED));
        expect("FS308", Outcome.WARN, "behaviour look-up\n" + takes);

        // It looks at the certificate when the handshake is over, or sends nothing because it does not trust it.
        observed(
                List.of(),
                contact(Situation.PLAIN, Result.SAME, TlsContact.FINISHED),
                contact(Situation.UNTRUSTED_CA, Result.DIFFERS, TlsContact.FINISHED));
        expect("FS308", Outcome.PASS, "none; read");
        observed(
                List.of(),
                contact(Situation.PLAIN, Result.SAME, TlsContact.DATA),
                contact(Situation.UNTRUSTED_CA, Result.SAME, TlsContact.FINISHED),
                contact(Situation.NO_CA, Result.SAME, TlsContact.DATA));
        expect("FS308", Outcome.PASS, "none; read");
    }

    private void ran(Cell... cells) {
        subject.runs = new ObservedRuns(List.of(cells), List.of());
    }

    private static Cell cell(String environment, RunResult predicted, RunResult observed, Outcome outcome) {
        String cause = observed == RunResult.FAILS ? "timeout" : null;
        return new Cell("v", environment, "sandbox", "00", predicted, observed, outcome, cause, "m", true, List.of());
    }

    private static Cell optional(Cell cell) {
        return new Cell(
                cell.variant(),
                cell.environment(),
                cell.engine(),
                cell.sha256(),
                cell.predicted(),
                cell.observed(),
                cell.outcome(),
                cell.cause(),
                cell.message(),
                false,
                List.of());
    }

    @Test
    void aFailedBuildFailsOneRuleAndLeavesTheOthersOpen() {
        Variant.Build make = new Variant.Build(List.of("make"), List.of(), Map.of(), Variant.Build.TIMEOUT, List.of());
        Variant built = new Variant("v", make, "out", VariantExpectation.NOTHING, Budget.NONE, true);
        FileReport file = Inspector.notBuilt(Path.of("out"), FileError.BUILD_FAILED, "the build exited with status 1");
        for (Check check : Rules.apply(new RuleInput(built, file, null, null), List.of(), TODAY)) {
            boolean own = check.rule().equals("FS602");
            assertThat(check.outcome()).as(check.rule()).isEqualTo(own ? Outcome.FAIL : Outcome.INCONCLUSIVE);
            assertThat(check.message())
                    .isEqualTo(own ? "the build exited with status 1" : "it was not built, see FS602");
        }
    }

    @Test
    void aFileThatChangesIsNotProved() {
        subject.digestAtEnd = "01";
        expect("FS601", Outcome.FAIL, "SHA-256 before: 00\nSHA-256 after:  01");
        subject.digestAtEnd = null;
        expect("FS601", Outcome.INCONCLUSIVE, "could not be read after");
    }

    @Test
    void aFileThatWasSwappedAndSwappedBackIsNotProved() {
        assertThat(new UnchangedWhileProved().evaluate(subject.evidence()).outcome())
                .isEqualTo(Outcome.PASS);
        RuleResult touched =
                new UnchangedWhileProved().evaluate(subject.evidence().with(true));
        assertThat(touched.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(touched.message()).contains("written, renamed or replaced meanwhile");
    }

    @Test
    void aWaiverHoldsUntilItsLastDayAndForItsVariantOnly() {
        subject.linkage = Linkage.DYNAMIC;
        Waiver today = new Waiver("FS101", null, "known", TODAY);
        Waiver yesterday = new Waiver("FS101", "v", "known", TODAY.minusDays(1));
        Waiver other = new Waiver("FS101", "other", "known", TODAY);

        Check waived = subject.check("FS101", today);
        assertThat(waived.outcome()).isEqualTo(Outcome.WAIVED);
        assertThat(waived.message()).contains("found dynamic").endsWith("waived until 2027-01-31: known");

        Check expired = subject.check("FS101", yesterday);
        assertThat(expired.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(expired.message()).endsWith("its waiver expired on 2027-01-30: known");

        assertThat(subject.check("FS101", other).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(subject.check("FS101", yesterday, today).outcome()).isEqualTo(Outcome.WAIVED);
    }
}

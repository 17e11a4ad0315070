package dev.freestand.verifier.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Expect;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.Waiver;
import dev.freestand.verifier.proof.Check;
import dev.freestand.verifier.proof.FileError;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Floors;
import dev.freestand.verifier.proof.Hardening;
import dev.freestand.verifier.proof.HazardSearch;
import dev.freestand.verifier.proof.Kind;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.proof.Linkage;
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.proof.SectionSize;
import dev.freestand.verifier.proof.Testimony;
import dev.freestand.verifier.proof.Verdict;
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
        private List<Testimony> witnesses =
                List.of(says("ldd", "static"), says("file", "static"), says("size", "agrees"));
        private @Nullable FileError error;
        private @Nullable String digestAtEnd = "00";
        private @Nullable HazardSearch search = new HazardSearch(true, "its own symbol table");
        private Floors floors = Floors.UNKNOWN;
        private Expect expect = new Expect(Linkage.STATIC, LibcFlavour.MUSL, true);
        private Budget budget = new Budget(1000L, Map.of(".text", 500L));

        static Testimony says(String tool, String word) {
            return new Testimony(tool, "1", word, "raw of " + tool);
        }

        Variant variant() {
            return new Variant("v", List.of(), List.of(), "a", expect, budget, true);
        }

        FileReport file() {
            return new FileReport(
                    "a",
                    "00",
                    size,
                    Kind.EXECUTABLE,
                    64,
                    "little",
                    "x86-64",
                    linkage,
                    false,
                    interpreter,
                    needed,
                    new Libc(libc, null),
                    new TreeMap<>(),
                    null,
                    "unknown",
                    stripped,
                    sections,
                    Hardening.UNKNOWN,
                    null,
                    witnesses,
                    new Verdict(verdict, linkage, "the reason"),
                    error,
                    search,
                    floors);
        }

        Evidence evidence() {
            return new Evidence(variant(), file(), digestAtEnd);
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
                .containsOnly(Outcome.PASS);
    }

    @Test
    void everyRuleIsDocumentedAndHasAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();
        for (Rule rule : Rules.all()) {
            assertThat(rule.id()).matches("FS[1-6][0-9]{2}");
            assertThat(ids.add(rule.id())).as(rule.id()).isTrue();
            assertThat(List.of(rule.title(), rule.why(), rule.evidence(), rule.fix()))
                    .allSatisfy(text -> assertThat(text).isNotBlank());
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
    void linkage() {
        subject.linkage = Linkage.DYNAMIC;
        expect("FS101", Outcome.FAIL, "expected static, found dynamic: the reason");
        subject.linkage = Linkage.UNKNOWN;
        expect("FS101", Outcome.INCONCLUSIVE, "linkage is unknown, expected static");
        subject.expect = Expect.NOTHING;
        expect("FS101", Outcome.NOT_APPLICABLE, "no linkage");
    }

    @ParameterizedTest
    @CsvSource({"disagrees, FAIL", "absent, INCONCLUSIVE", "unknown, INCONCLUSIVE"})
    void oneWitnessOutOfLineIsShownWithItsWords(String word, Outcome outcome) {
        subject.witnesses = List.of(Subject.says("file", "static"), Subject.says("size", word));
        expect("FS102", outcome, "size says " + word + ": raw of size");
    }

    @Test
    void aWitnessThatMustNotBeAskedIsNotMissed() {
        subject.witnesses = List.of(Subject.says("ldd", "not-asked"), Subject.says("file", "static"));
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
        subject.expect = new Expect(Linkage.DYNAMIC, null, null);
        expect("FS103", Outcome.NOT_APPLICABLE, "not expected to be static");
        subject.expect = new Expect(Linkage.STATIC, null, null);
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
        subject.expect = Expect.NOTHING;
        expect("FS104", Outcome.NOT_APPLICABLE, "no C library");
    }

    @Test
    void stripped() {
        subject.stripped = false;
        expect("FS201", Outcome.FAIL, "expected stripped, found not stripped");
        subject.stripped = null;
        expect("FS201", Outcome.INCONCLUSIVE, "no section table");
        subject.expect = Expect.NOTHING;
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
        expect("FS202", Outcome.INCONCLUSIVE, "there is no section .text");
        subject.budget = Budget.NONE;
        expect("FS202", Outcome.NOT_APPLICABLE, "no budget");
    }

    @ParameterizedTest
    @ValueSource(strings = {".debug_info", ".zdebug_line", ".stabstr", ".gnu.debuglto_.debug_info"})
    void debugSections(String name) {
        subject.sections = List.of(new SectionSize(".text", 1), new SectionSize(name, 1));
        expect("FS203", Outcome.FAIL, "found " + name);
        subject.sections = List.of();
        expect("FS203", Outcome.INCONCLUSIVE, "no section table");
        subject.expect = Expect.NOTHING;
        expect("FS203", Outcome.NOT_APPLICABLE, "not expected");
    }

    @Test
    void aFileThatChangesIsNotProved() {
        subject.digestAtEnd = "01";
        expect("FS601", Outcome.FAIL, "SHA-256 before: 00\nSHA-256 after:  01");
        subject.digestAtEnd = null;
        expect("FS601", Outcome.INCONCLUSIVE, "could not be read after");
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

package dev.freestand.verifier.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.proof.Linkage;
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.proof.Testimony;
import dev.freestand.verifier.proof.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Evidence DYNAMIC = new Evidence.NeedsOthers(true, List.of("libc.so.6"));
    private static final Evidence STATIC = new Evidence.NeedsNobody(false);
    private static final Evidence STATIC_PIE = new Evidence.NeedsNobody(true);

    private static Testimony ldd(String says) {
        return new Testimony("ldd", "2.36", says, "ldd's words");
    }

    private static Testimony file(String says) {
        return new Testimony("file", "5.44", says, "file's words");
    }

    @Test
    void agreementPasses() {
        Verdict verdict = Judge.verdict(DYNAMIC, List.of(ldd("dynamic"), file("dynamic")));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.linkage()).isEqualTo(Linkage.DYNAMIC);
        assertThat(verdict.reason()).isEqualTo("PT_INTERP and DT_NEEDED present; 2 witnesses agree");
    }

    @Test
    void aDebugCompanionIsNotJudgedAndOneThatMayBeAProgramIsUnsure() {
        Verdict sure = Judge.verdict(new Evidence.OfAnother(true), List.of(file("static")));
        Verdict unsure = Judge.verdict(new Evidence.OfAnother(false), List.of(file("static")));

        assertThat(sure.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(unsure.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(List.of(sure, unsure)).allSatisfy(verdict -> {
            assertThat(verdict.linkage()).isEqualTo(Linkage.UNKNOWN);
            assertThat(verdict.reason()).contains("debug companion", "inspect ");
        });
    }

    @Test
    void oneWitnessIsEnoughAndTheOtherIsNamed() {
        Verdict verdict = Judge.verdict(STATIC, List.of(ldd("absent"), file("static")));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.reason()).isEqualTo("no PT_INTERP and no DT_NEEDED; 1 witness agrees; ldd is absent");
    }

    @Test
    void aContradictionFailsAndQuotesTheWitness() {
        Verdict verdict = Judge.verdict(STATIC, List.of(ldd("static"), file("dynamic")));

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.linkage()).isEqualTo(Linkage.STATIC);
        assertThat(verdict.reason())
                .contains("file says dynamic", "file's words")
                .doesNotContain("ldd");
    }

    @Test
    void withoutWitnessesNothingIsSure() {
        for (List<Testimony> none : List.of(List.<Testimony>of(), List.of(ldd("unknown"), file("absent")))) {
            Verdict verdict = Judge.verdict(STATIC, none);

            assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(verdict.linkage()).isEqualTo(Linkage.STATIC);
            assertThat(verdict.reason()).contains("install");
        }
    }

    @Test
    void aKnownDialectIsNoContradictionAndIsNamed() {
        Testimony oldFile = new Testimony("file", "5.30", "dynamic", "ELF shared object, dynamically linked");
        Testimony musl = new Testimony("ldd", "1.2.3", "dynamic", "/lib/ld-musl-x86_64.so.1 (0x7f55)");

        Verdict mixed = Judge.verdict(STATIC_PIE, List.of(ldd("static"), oldFile));
        assertThat(mixed.outcome()).isEqualTo(Outcome.PASS);
        assertThat(mixed.reason()).contains("1 witness agrees", "file up to 5.39");

        // Explained is not the same as confirmed.
        Verdict dialectsOnly = Judge.verdict(STATIC_PIE, List.of(musl, oldFile));
        assertThat(dialectsOnly.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(dialectsOnly.reason()).contains("musl's ldd", "file up to 5.39");

        // The same words on a plain static file are no dialect.
        assertThat(Judge.verdict(STATIC, List.of(ldd("static"), oldFile)).outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void librariesListedWhereNoneIsNeededAreAContradiction() {
        Testimony lists = new Testimony("ldd", "2.36", "dynamic", "\tlibaudit.so => /tmp/libaudit.so (0x7f00)");
        Evidence none = new Evidence.NeedsOthers(true, List.of());

        assertThat(Judge.verdict(none, List.of(lists, file("dynamic"))).outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(Judge.verdict(DYNAMIC, List.of(lists, file("dynamic"))).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void wordsForFilesThatLackAPartAreDialects() {
        Evidence loaderOnly = new Evidence.NeedsOthers(true, List.of());
        Testimony file = new Testimony(
                "file", "5.44", "static", "ELF 64-bit LSB executable, statically linked, interpreter /lib/klibc.so");
        Testimony ldd = new Testimony("ldd", "2.36", "static", "\tnot a dynamic executable\n");

        assertThat(Judge.verdict(loaderOnly, List.of(file)).reason()).contains("judges by PT_DYNAMIC");
        assertThat(Judge.verdict(DYNAMIC, List.of(ldd, file("dynamic"))).reason())
                .contains("1 witness agrees", "none of this host's loaders");
        // Where the file has both parts, or names no loader, the same words contradict.
        assertThat(Judge.verdict(DYNAMIC, List.of(file)).outcome()).isEqualTo(Outcome.FAIL);
        Evidence libraryOnly = new Evidence.NeedsOthers(false, List.of("libc.so.6"));
        assertThat(Judge.verdict(libraryOnly, List.of(ldd)).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void readelfMayConfirmAndMayContradict() {
        Testimony agrees = new Testimony("readelf", "2.40", "static", "");
        Testimony missing = new Testimony("readelf", null, "not-asked", "not asked: there is no readelf");

        assertThat(Judge.verdict(STATIC, List.of(agrees)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(Judge.verdict(DYNAMIC, List.of(file("dynamic"), agrees)).outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(Judge.verdict(STATIC, List.of(file("static"), missing)).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void sizeHasNoSayInLinkage() {
        Testimony size = new Testimony("size", "2.40", "agrees", "");

        assertThat(Judge.verdict(STATIC, List.of(size)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void whatIsNotSeenIsNotJudged() {
        Verdict packed = Judge.verdict(new Evidence.Packed("UPX"), List.of(ldd("static"), file("static")));
        assertThat(packed.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(packed.linkage()).isEqualTo(Linkage.UNKNOWN);

        Verdict empty = Judge.verdict(new Evidence.NothingToLoad(), List.of(file("static")));
        assertThat(empty.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(empty.linkage()).isEqualTo(Linkage.UNKNOWN);

        Verdict library = Judge.verdict(new Evidence.NotAProgram("shared-library", List.of()), List.of());
        assertThat(library.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(library.linkage()).isEqualTo(Linkage.UNKNOWN);
    }
}

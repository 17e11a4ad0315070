package dev.freestand.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.facts.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkageVerdictTest {

    private static final LinkageEvidence DYNAMIC = new LinkageEvidence.NeedsOthers(true, List.of("libc.so.6"));
    private static final LinkageEvidence STATIC = new LinkageEvidence.NeedsNobody(false);
    private static final LinkageEvidence STATIC_PIE = new LinkageEvidence.NeedsNobody(true);

    private static ToolStatement ldd(ToolAnswer says) {
        return new ToolStatement("ldd", "2.36", says, "ldd's words");
    }

    private static ToolStatement file(ToolAnswer says) {
        return new ToolStatement("file", "5.44", says, "file's words");
    }

    @Test
    void agreementPasses() {
        Verdict verdict = LinkageVerdict.verdict(DYNAMIC, List.of(ldd(ToolAnswer.DYNAMIC), file(ToolAnswer.DYNAMIC)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.linkage()).isEqualTo(Linkage.DYNAMIC);
        assertThat(verdict.reason()).isEqualTo("PT_INTERP and DT_NEEDED present; 2 witnesses agree");
    }

    @Test
    void aDebugCompanionIsNotJudgedAndOneThatMayBeAProgramIsUnsure() {
        Verdict sure = LinkageVerdict.verdict(new LinkageEvidence.OfAnother(true), List.of(file(ToolAnswer.STATIC)));
        Verdict unsure = LinkageVerdict.verdict(new LinkageEvidence.OfAnother(false), List.of(file(ToolAnswer.STATIC)));

        assertThat(sure.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(unsure.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(List.of(sure, unsure)).allSatisfy(verdict -> {
            assertThat(verdict.linkage()).isEqualTo(Linkage.UNKNOWN);
            assertThat(verdict.reason()).contains("debug companion", "inspect ");
        });
    }

    @Test
    void oneWitnessIsEnoughAndTheOtherIsNamed() {
        Verdict verdict = LinkageVerdict.verdict(STATIC, List.of(ldd(ToolAnswer.ABSENT), file(ToolAnswer.STATIC)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.reason()).isEqualTo("no PT_INTERP and no DT_NEEDED; 1 witness agrees; ldd is absent");
    }

    @Test
    void aContradictionFailsAndQuotesTheWitness() {
        Verdict verdict = LinkageVerdict.verdict(STATIC, List.of(ldd(ToolAnswer.STATIC), file(ToolAnswer.DYNAMIC)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.linkage()).isEqualTo(Linkage.STATIC);
        assertThat(verdict.reason())
                .contains("file says dynamic", "file's words")
                .doesNotContain("ldd");
    }

    @Test
    void withoutWitnessesNothingIsSure() {
        for (List<ToolStatement> none :
                List.of(List.<ToolStatement>of(), List.of(ldd(ToolAnswer.UNKNOWN), file(ToolAnswer.ABSENT)))) {
            Verdict verdict = LinkageVerdict.verdict(STATIC, none);

            assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(verdict.linkage()).isEqualTo(Linkage.STATIC);
            assertThat(verdict.reason()).contains("install");
        }
    }

    @Test
    void aKnownDialectIsNoContradictionAndIsNamed() {
        ToolStatement oldFile =
                new ToolStatement("file", "5.30", ToolAnswer.DYNAMIC, "ELF shared object, dynamically linked");
        ToolStatement musl = new ToolStatement("ldd", "1.2.3", ToolAnswer.DYNAMIC, "/lib/ld-musl-x86_64.so.1 (0x7f55)");

        Verdict mixed = LinkageVerdict.verdict(STATIC_PIE, List.of(ldd(ToolAnswer.STATIC), oldFile));
        assertThat(mixed.outcome()).isEqualTo(Outcome.PASS);
        assertThat(mixed.reason()).contains("1 witness agrees", "file up to 5.39");

        // Explained is not the same as confirmed.
        Verdict dialectsOnly = LinkageVerdict.verdict(STATIC_PIE, List.of(musl, oldFile));
        assertThat(dialectsOnly.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(dialectsOnly.reason()).contains("musl's ldd", "file up to 5.39");

        // The same words on a plain static file are no dialect.
        assertThat(LinkageVerdict.verdict(STATIC, List.of(ldd(ToolAnswer.STATIC), oldFile))
                        .outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void librariesListedWhereNoneIsNeededAreAContradiction() {
        ToolStatement lists =
                new ToolStatement("ldd", "2.36", ToolAnswer.DYNAMIC, "\tlibaudit.so => /tmp/libaudit.so (0x7f00)");
        LinkageEvidence none = new LinkageEvidence.NeedsOthers(true, List.of());

        assertThat(LinkageVerdict.verdict(none, List.of(lists, file(ToolAnswer.DYNAMIC)))
                        .outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(LinkageVerdict.verdict(DYNAMIC, List.of(lists, file(ToolAnswer.DYNAMIC)))
                        .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void wordsForFilesThatLackAPartAreDialects() {
        LinkageEvidence loaderOnly = new LinkageEvidence.NeedsOthers(true, List.of());
        ToolStatement file = new ToolStatement(
                "file",
                "5.44",
                ToolAnswer.STATIC,
                "ELF 64-bit LSB executable, statically linked, interpreter /lib/klibc.so");
        ToolStatement ldd = new ToolStatement("ldd", "2.36", ToolAnswer.STATIC, "\tnot a dynamic executable\n");

        assertThat(LinkageVerdict.verdict(loaderOnly, List.of(file)).reason()).contains("judges by PT_DYNAMIC");
        assertThat(LinkageVerdict.verdict(DYNAMIC, List.of(ldd, file(ToolAnswer.DYNAMIC)))
                        .reason())
                .contains("1 witness agrees", "none of this host's loaders");
        // Where the file has both parts, or names no loader, the same words contradict.
        assertThat(LinkageVerdict.verdict(DYNAMIC, List.of(file)).outcome()).isEqualTo(Outcome.FAIL);
        LinkageEvidence libraryOnly = new LinkageEvidence.NeedsOthers(false, List.of("libc.so.6"));
        assertThat(LinkageVerdict.verdict(libraryOnly, List.of(ldd)).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void readelfMayConfirmAndMayContradict() {
        ToolStatement agrees = new ToolStatement("readelf", "2.40", ToolAnswer.STATIC, "");
        ToolStatement missing =
                new ToolStatement("readelf", null, ToolAnswer.NOT_ASKED, "not asked: there is no readelf");

        assertThat(LinkageVerdict.verdict(STATIC, List.of(agrees)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(LinkageVerdict.verdict(DYNAMIC, List.of(file(ToolAnswer.DYNAMIC), agrees))
                        .outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(LinkageVerdict.verdict(STATIC, List.of(file(ToolAnswer.STATIC), missing))
                        .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void sizeDoesNotDecideLinkage() {
        ToolStatement size = new ToolStatement("size", "2.40", ToolAnswer.AGREES, "");

        assertThat(LinkageVerdict.verdict(STATIC, List.of(size)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void whatIsNotSeenIsNotJudged() {
        Verdict packed = LinkageVerdict.verdict(
                new LinkageEvidence.Packed("UPX"), List.of(ldd(ToolAnswer.STATIC), file(ToolAnswer.STATIC)));
        assertThat(packed.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(packed.linkage()).isEqualTo(Linkage.UNKNOWN);

        Verdict empty = LinkageVerdict.verdict(new LinkageEvidence.NothingToLoad(), List.of(file(ToolAnswer.STATIC)));
        assertThat(empty.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(empty.linkage()).isEqualTo(Linkage.UNKNOWN);

        Verdict library =
                LinkageVerdict.verdict(new LinkageEvidence.NotAProgram("shared-library", List.of()), List.of());
        assertThat(library.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(library.linkage()).isEqualTo(Linkage.UNKNOWN);
    }

    @Test
    void withoutWitnessesTheSegmentsDecide() {
        Verdict sure = LinkageVerdict.bySegments(STATIC);
        Verdict packed = LinkageVerdict.bySegments(new LinkageEvidence.Packed("UPX"));
        Verdict library = LinkageVerdict.bySegments(new LinkageEvidence.NotAProgram("shared-library", List.of()));

        assertThat(sure.outcome()).isEqualTo(Outcome.PASS);
        assertThat(sure.linkage()).isEqualTo(Linkage.STATIC);
        assertThat(sure.reason()).endsWith("no witness was asked");
        assertThat(packed.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(packed.reason()).doesNotContain("witness");
        assertThat(library.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }
}

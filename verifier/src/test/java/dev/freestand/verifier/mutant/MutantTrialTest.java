package dev.freestand.verifier.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.core.promise.FilePromises;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Policy;
import dev.freestand.verifier.policy.Profile;
import dev.freestand.verifier.policy.Promise;
import dev.freestand.verifier.policy.RegressionPolicy;
import dev.freestand.verifier.policy.Severity;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.policy.Waiver;
import dev.freestand.verifier.proof.VariantMutants;
import dev.freestand.verifier.proof.VariantMutants.Mutant;
import dev.freestand.verifier.proof.VariantMutants.MutantResult;
import dev.freestand.verifier.rule.ObservedRuns;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.RulesUnderPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutants of real files: small ones of every kind of linking, from the corpus. */
final class MutantTrialTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final Path CORPUS = Path.of("src", "test", "corpus", "files");

    private static final VariantExpectation STATIC_MUSL =
            new VariantExpectation(Linkage.STATIC, LibcFlavour.MUSL, true);
    private static final Policy STRICT = new Policy(Profile.STRICT, Map.of(), List.of(), null, RegressionPolicy.NONE);

    private static byte[] corpus(String name) {
        try {
            byte[] packed = Files.readAllBytes(CORPUS.resolve(name + ".gz"));
            return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Variant variant(VariantExpectation expect, Budget budget, FilePromises promises) {
        return new Variant("it", Variant.Build.NONE, "it", expect, budget, new Promise(promises, null), true);
    }

    private static VariantMutants made(Variant variant, byte[] bytes, Policy policy, LocalDate today) {
        return MutantTrial.of(variant, bytes, Sha256.of(bytes), policy, today);
    }

    private static VariantMutants trial(String file, VariantExpectation expect, Policy policy) {
        return made(variant(expect, Budget.NONE, FilePromises.NONE), corpus(file), policy, TODAY);
    }

    private static Mutant mutant(VariantMutants made, String name) {
        return made.mutants().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What FS603 makes of it. */
    private static Check check(VariantMutants made, VariantExpectation expect, Policy policy) {
        byte[] bytes = corpus("musl-static-stripped");
        Variant variant = variant(expect, Budget.NONE, FilePromises.NONE);
        try {
            OriginalVariant original = MemoryInspection.original(variant, bytes, "ab".repeat(32));
            RuleInput input = new RuleInput(
                    variant,
                    original.file(),
                    original.sha256(),
                    new ObservedRuns(List.of(), List.of()).withMutants("it", List.of(made)));
            return RulesUnderPolicy.apply(input, policy, TODAY).stream()
                    .filter(one -> one.rule().equals("FS603"))
                    .findFirst()
                    .orElseThrow();
        } catch (dev.freestand.core.elf.ElfFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStaticFileOfWhichTheUsualIsExpected() {
        VariantMutants made = trial("musl-static-stripped", STATIC_MUSL, Policy.NONE);
        assertThat(made.problem()).isNull();
        assertThat(made.of(MutantResult.REFUSED))
                .extracting(Mutant::name)
                .containsExactly(
                        "interpreter-added",
                        "needed-added",
                        "symbols-changed",
                        "debug-section-added",
                        "byte-changed",
                        "linkage-expected-otherwise",
                        "libc-expected-otherwise");
        assertThat(made.score()).isEqualTo("7 of 7 mutants refused");
        assertThat(mutant(made, "interpreter-added").rules()).containsExactly("FS101", "FS103");
        assertThat(mutant(made, "byte-changed").rules()).containsExactly("FS601");
        assertThat(made.of(MutantResult.NOT_TRIED)).isEmpty();
        assertThat(check(made, STATIC_MUSL, Policy.NONE))
                .extracting(Check::outcome, Check::message)
                .containsExactly(
                        Outcome.PASS,
                        "7 of 7 mutants refused; nothing asks for what "
                                + made.of(MutantResult.NOT_ASKED).size() + " others break");
    }

    @Test
    void whatNothingAsksForIsNamedWithTheLineThatWould() {
        VariantMutants made = trial("musl-static-stripped", VariantExpectation.NOTHING, Policy.NONE);
        assertThat(made.score()).isEqualTo("1 of 1 mutant refused");
        assertThat(mutant(made, "interpreter-added"))
                .extracting(Mutant::result, Mutant::asking)
                .containsExactly(MutantResult.NOT_ASKED, "promise: { interpreter: none }");
        assertThat(mutant(made, "stack-executable").asking()).isEqualTo("policy: { severities: { FS210: fail } }");
        assertThat(mutant(made, "linkage-expected-otherwise").asking()).isEqualTo("expect: { linkage: static }");
        assertThat(made.of(MutantResult.NOT_ASKED)).extracting(Mutant::asking).doesNotContain("");
        assertThat(check(made, VariantExpectation.NOTHING, Policy.NONE).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void aMutantThatPassesMakesTheProofInconclusive() {
        Policy policy = new Policy(
                null, Map.of("FS101", Severity.WARN, "FS103", Severity.OFF), List.of(), null, RegressionPolicy.NONE);
        VariantMutants made = trial("musl-static-stripped", STATIC_MUSL, policy);
        assertThat(made.score()).isEqualTo("4 of 7 mutants refused");
        Mutant passed = mutant(made, "interpreter-added");
        assertThat(passed.result()).isEqualTo(MutantResult.PASSED);
        assertThat(passed.rules()).containsExactly("FS101", "FS103");
        assertThat(passed.message())
                .contains(
                        "FS101 is WARN: ",
                        "only a warning by policy.severities",
                        "FS103 is NOT_APPLICABLE: switched off");
        Check check = check(made, STATIC_MUSL, policy);
        assertThat(check.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(check.message())
                .contains("interpreter (PT_INTERP) added or changed: FS101, FS103 should have refused it: ");
    }

    @Test
    void aWaivedRuleLetsItsMutantThroughUntilTheWaiverEnds() {
        Waiver waiver = new Waiver("FS201", null, "symbols are wanted", TODAY);
        Policy policy = new Policy(null, Map.of(), List.of(waiver), null, RegressionPolicy.NONE);
        VariantMutants made = trial("musl-static-stripped", STATIC_MUSL, policy);
        assertThat(mutant(made, "symbols-changed"))
                .extracting(Mutant::result, Mutant::rules)
                .containsExactly(MutantResult.PASSED, List.of("FS201"));
        assertThat(mutant(made, "symbols-changed").message()).contains("waived until 2026-01-01: symbols are wanted");
        assertThat(check(made, STATIC_MUSL, policy).outcome()).isEqualTo(Outcome.INCONCLUSIVE);

        VariantMutants later = made(
                variant(STATIC_MUSL, Budget.NONE, FilePromises.NONE),
                corpus("musl-static-stripped"),
                policy,
                TODAY.plusDays(1));
        assertThat(later.score()).isEqualTo("7 of 7 mutants refused");
    }

    @Test
    void whatDoesNotHoldAnywayIsNoTestOfARule() {
        VariantMutants made = trial("dynamic-stripped", STATIC_MUSL, Policy.NONE);
        assertThat(mutant(made, "linkage-expected-otherwise"))
                .extracting(Mutant::result, Mutant::rules)
                .containsExactly(MutantResult.NOT_APPLICABLE, List.of("FS101"));
        assertThat(mutant(made, "linkage-expected-otherwise").message())
                .startsWith("FS101 does not hold without the change: expected static, found dynamic");
    }

    @Test
    void noMutantsAtAllAreNoProof() {
        RuleInput input = new RuleInput(
                variant(STATIC_MUSL, Budget.NONE, FilePromises.NONE),
                Inspector.withoutWitnesses().inspect(CORPUS.resolve("text.gz")),
                null,
                new ObservedRuns(List.of(), List.of()));
        assertThat(RulesUnderPolicy.apply(input, Policy.NONE, TODAY))
                .filteredOn(one -> one.rule().equals("FS603"))
                .extracting(Check::outcome, Check::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Outcome.INCONCLUSIVE, "no mutants were made of it"));
    }

    @ParameterizedTest
    @CsvSource({
        "musl-static-stripped, 16",
        "musl-static, 15",
        "glibc-static-pie-stripped, 20",
        "glibc-static-stripped, 19",
        "dynamic-stripped, 23",
        "dynamic-full-relro, 24",
        "dynamic-libstdcxx, 25",
        "aarch64-dynamic, 23",
        "aarch64-glibc-static, 19",
        "i386-dynamic, 22",
        "mips-static, 15",
        "s390x-static, 15",
        "ppc64le-dynamic, 23",
        "musl-dynamic, 17",
    })
    void everyMutantOfAFileOfWhichAllIsAskedIsRefused(String name, int atLeast) throws Exception {
        byte[] bytes = corpus(name);
        var file = MemoryInspection.original(
                        variant(VariantExpectation.NOTHING, Budget.NONE, FilePromises.NONE), bytes, "")
                .file();
        String glibc = file.symbolFloor().get("GLIBC");
        String libstdcxx = file.symbolFloor().get("GLIBCXX");
        String kernel = file.kernelFloor();
        var pages = file.structure().layout().pages();
        FilePromises promises = new FilePromises(
                new FilePromises.Versions(
                        glibc == null ? null : VersionNumber.of(glibc),
                        libstdcxx == null ? null : VersionNumber.of(libstdcxx),
                        kernel == null ? null : VersionNumber.of(kernel)),
                file.needed(),
                file.interpreter() == null ? FilePromises.NONE_WORD : file.interpreter(),
                file.isaLevel().startsWith("x86-64-v") ? file.isaLevel() : null,
                pages == null ? null : (Integer) pages.loads().get(0),
                FilePromises.NONE_WORD);
        Variant asked = variant(
                new VariantExpectation(file.linkage(), file.libc().flavour(), file.stripped()),
                new Budget(bytes.length + 100L, Map.of(".text", 1L << 20)),
                promises);
        // Each part alone, so that no rule stands in for another.
        for (Variant part : List.of(
                variant(asked.expect(), Budget.NONE, FilePromises.NONE),
                variant(VariantExpectation.NOTHING, Budget.NONE, promises),
                variant(VariantExpectation.NOTHING, asked.budget(), FilePromises.NONE))) {
            assertThat(made(part, bytes, Policy.NONE, TODAY).of(MutantResult.PASSED))
                    .isEmpty();
        }
        VariantMutants made = made(asked, bytes, STRICT, TODAY);
        assertThat(made.of(MutantResult.PASSED)).isEmpty();
        assertThat(made.of(MutantResult.NOT_TRIED)).isEmpty();
        assertThat(made.of(MutantResult.REFUSED)).hasSizeGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void theFileIsTheOneThatWasInspectedAndStaysAsItIs(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("it"), corpus("musl-static-stripped"));
        Variant variant = variant(STATIC_MUSL, Budget.NONE, FilePromises.NONE);
        var report = Inspector.withoutWitnesses().inspect(file);
        assertThat(MutantTrial.of(variant, file, report, Policy.NONE, TODAY).score())
                .isEqualTo("7 of 7 mutants refused");
        assertThat(Files.readAllBytes(file)).isEqualTo(corpus("musl-static-stripped"));

        Files.write(file, corpus("musl-static"));
        assertThat(MutantTrial.of(variant, file, report, Policy.NONE, TODAY).problem())
                .isEqualTo("the file changed since it was inspected");
        Files.delete(file);
        assertThat(MutantTrial.of(variant, file, report, Policy.NONE, TODAY).problem())
                .startsWith("the file could not be read: ");
        assertThat(MutantTrial.of(variant, file, Inspector.withoutWitnesses().inspect(file), Policy.NONE, TODAY)
                        .problem())
                .startsWith("the file could not be read: ");
    }

    @Test
    void whatIsNoElfFileHasNone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("it"), "#!/bin/sh\n");
        VariantMutants made = MutantTrial.of(
                variant(STATIC_MUSL, Budget.NONE, FilePromises.NONE),
                file,
                Inspector.withoutWitnesses().inspect(file),
                Policy.NONE,
                TODAY);
        assertThat(made.problem()).startsWith("it is no ELF file that can be read: ");
        assertThat(check(made, STATIC_MUSL, Policy.NONE))
                .extracting(Check::outcome)
                .isEqualTo(Outcome.WARN);
    }

    @Test
    void aBudgetOfASection() {
        Variant asked = variant(STATIC_MUSL, new Budget(null, Map.of(".text", 1L << 20)), FilePromises.NONE);
        VariantMutants made = made(asked, corpus("musl-static-stripped"), Policy.NONE, TODAY);
        assertThat(mutant(made, "section-over-budget"))
                .extracting(Mutant::result, Mutant::rules)
                .containsExactly(MutantResult.REFUSED, List.of("FS202"));
        assertThat(mutant(made, "file-over-budget").result()).isEqualTo(MutantResult.NOT_ASKED);
    }

    @Test
    void aPromiseAboveAllVersionsHasNoMutant() {
        FilePromises promises = new FilePromises(
                new FilePromises.Versions(VersionNumber.of("10"), null, null), null, null, "x86-64-v4", null, null);
        VariantMutants made = made(
                variant(new VariantExpectation(null, null, null), Budget.NONE, promises),
                corpus("dynamic-isa-v2"),
                Policy.NONE,
                TODAY);
        assertThat(mutant(made, "glibc-version-raised").message())
                .isEqualTo("version 10 is promised, which is above all");
        assertThat(mutant(made, "processor-level-raised").message())
                .isEqualTo("x86-64-v4 is promised, and no level is higher");
        assertThat(mutant(made, "glibc-promised-stricter").result()).isEqualTo(MutantResult.REFUSED);
        assertThat(mutant(made, "processor-promised-stricter").result()).isEqualTo(MutantResult.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"2.34, 2.33", "2.2.5, 2.2.4", "3.2.0, 3.1", "3.0, 2"})
    void theVersionOneStepBelow(String version, String before) throws Exception {
        assertThat(StricterMutation.before(version, "none").text()).isEqualTo(before);
    }

    /** What is remembered of the original changes nothing: the same bytes in one piece give the same report. */
    @ParameterizedTest
    @ValueSource(strings = {"musl-static-stripped", "glibc-static-thread", "glibc-static-pie-stripped", "dynamic-pie"})
    void aMutantIsJudgedAsAFileOfTheSameBytesIs(String name) throws Exception {
        byte[] bytes = corpus(name);
        Variant variant = variant(VariantExpectation.NOTHING, Budget.NONE, FilePromises.NONE);
        OriginalVariant original = MemoryInspection.original(variant, bytes, Sha256.of(bytes));
        int made = 0;
        for (FileMutation mutation : FileMutation.values()) {
            ElfEditor editor = original.editor();
            MutatedVariant mutant;
            try {
                mutant = mutation.apply(original, editor);
            } catch (UnmadeMutantException e) {
                continue;
            }
            byte[] whole = new byte[editor.length()];
            assertThat(editor.result().read(0, whole, 0, whole.length)).isEqualTo(whole.length);
            if (Arrays.equals(whole, bytes)) {
                continue;
            }
            assertThat(mutant.file())
                    .as("%s", mutation)
                    .isEqualTo(MemoryInspection.changed(original, ByteSource.of(whole))
                            .file());
            made++;
        }
        assertThat(made).isGreaterThan(6);
        assertThat(corpus(name)).as("the original").isEqualTo(bytes);
    }
}

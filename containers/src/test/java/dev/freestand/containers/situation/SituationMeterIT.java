package dev.freestand.containers.situation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.portability.Specimen;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.ObservedSituations;
import dev.freestand.verifier.proof.ObservedSituations.Result;
import dev.freestand.verifier.proof.ObservedSituations.SeenHazard;
import dev.freestand.verifier.proof.ObservedSituations.SituationRun;
import dev.freestand.verifier.proof.ObservedSituations.TlsContact;
import dev.freestand.verifier.proof.Situation;
import dev.freestand.verifier.rule.ObservedRuns;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small programs, a responder that really answers them, and the real strace. */
class SituationMeterIT {

    @TempDir
    private Path folder;

    private static Behaviour behaviour(String arguments) {
        Step step = new Step(List.of(arguments.split(" ")), Content.EMPTY, Map.of(), 0, null, null, Map.of());
        return new Behaviour(arguments.split(" ")[0], Map.of(), List.of(step));
    }

    private ObservedSituations measure(ProcessRunner runner, Path file, String behaviours, Situation... situations)
            throws Exception {
        return new SituationMeter(
                        runner,
                        folder,
                        Arrays.stream(behaviours.split(", "))
                                .map(SituationMeterIT::behaviour)
                                .toList(),
                        List.of(situations))
                .measure("v", file, Inspector.withoutWitnesses().inspect(file));
    }

    private static SituationRun run(ObservedSituations observed, Situation situation, String behaviour) {
        return observed.runs().stream()
                .filter(run -> run.situation() == situation && run.behaviour().equals(behaviour))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStaticMuslFileAsksForNamesAndReadsFilesOfItsHost() throws Exception {
        Path file = Specimen.compile(folder, "asks", "musl-gcc", "-static");
        ObservedSituations observed = measure(
                new CommonsExecRunner(),
                file,
                "name service, time, certificate",
                Situation.PLAIN,
                Situation.DNS_SEARCH,
                Situation.IPV6_ONLY,
                Situation.NO_CA,
                Situation.ODD_TIMEZONE);

        assertThat(observed.runs()).as("%s", observed).allMatch(SituationRun::traced);
        assertThat(run(observed, Situation.PLAIN, "name").message()).isEmpty();
        assertThat(run(observed, Situation.DNS_SEARCH, "name").result()).isEqualTo(Result.SAME);
        // The address of IPv6 comes first, and alone is left.
        assertThat(run(observed, Situation.IPV6_ONLY, "name").message())
                .isEqualTo("standard output differs at byte 12 expected \"192.0.2.1\\n\", found the end");
        assertThat(run(observed, Situation.NO_CA, "certificate").message())
                .isEqualTo("exit status 1 instead of exit status 0: \"no certificates\"");
        assertThat(run(observed, Situation.ODD_TIMEZONE, "time").message())
                .isEqualTo("standard output differs at byte 1 expected \"3:00 FST\\n\", found \"0:00 UTC\\n\"");
        assertThat(run(observed, Situation.NO_CA, "time").result()).isEqualTo(Result.SAME);
        assertThat(observed.seen()).extracting(SeenHazard::rule).containsExactly("FS302", "FS306", "FS308");
    }

    /** Without symbols its own evidence is weak; what it does is not. */
    @Test
    void aStaticGlibcFileIsRefusedWhereItIsSeenToLoadNameServices() throws Exception {
        Path file = Specimen.compile(folder, "asks", "gcc", "-static", "-s", "-Wl,--no-warnings");
        ObservedSituations observed = measure(
                new CommonsExecRunner(),
                file,
                "account, name service.freestand.test, datagram",
                Situation.PLAIN,
                Situation.DNS_TCP,
                Situation.NSS_MISSING_MODULES);

        // The server cuts its answers short, which the C library makes good by TCP.
        assertThat(run(observed, Situation.DNS_TCP, "datagram").message())
                .isEqualTo("standard output differs at byte 0 expected \"whole, 1\\n\", found \"cut short, 0\\n\"");
        assertThat(observed.runs()).as("%s", observed).allMatch(SituationRun::traced);
        assertThat(observed.runs().stream().filter(run -> run.result() != Result.SAME))
                .hasSize(1);
        assertThat(check("FS301", file, null).outcome()).isEqualTo(Outcome.WARN);
        Check seen = check("FS301", file, observed);
        assertThat(seen.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(seen.message())
                .contains(
                        "was seen to try to open /", "/libnss_freestand_missing.so.2 (ENOENT)", "nss-missing-modules");
    }

    /** In which situations a program trusts whom, and what it does where it trusts nobody. */
    @Test
    void aGoFileChecksCertificatesUnlessItIsToldNotTo() throws Exception {
        Path file = folder.resolve("fetch");
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("CGO_ENABLED", "0");
        ProcessResult build = new CommonsExecRunner()
                .run(ProcessRequest.of(List.of("go", "build", "-o", file.toString(), "src/test/go/fetch.go"))
                        .withEnvironment(environment)
                        .withTimeout(Duration.ofMinutes(3)));
        assertThat(build.succeeded()).as(build.err()).isTrue();
        ObservedSituations observed = measure(
                new CommonsExecRunner(),
                file,
                "fetch, any",
                Situation.PLAIN,
                Situation.NO_RESOLV_CONF,
                Situation.IPV6_ONLY,
                Situation.PRIVATE_CA,
                Situation.NO_CA,
                Situation.UNTRUSTED_CA);

        assertThat(observed.runs())
                .as("%s", observed)
                .filteredOn(run -> run.tls() == TlsContact.DATA)
                .allMatch(run -> run.result() == Result.SAME)
                .extracting(run -> run.situation().word() + " " + run.behaviour())
                .containsExactly(
                        "plain fetch",
                        "plain any",
                        "ipv6-only fetch",
                        "ipv6-only any",
                        "private-ca fetch",
                        "private-ca any",
                        "no-ca any",
                        "untrusted-ca any");
        for (Situation refused : List.of(Situation.NO_CA, Situation.UNTRUSTED_CA)) {
            assertThat(run(observed, refused, "fetch").message()).contains("certificate signed by unknown authority");
            assertThat(run(observed, refused, "fetch").tls()).isEqualTo(TlsContact.UNFINISHED);
        }
        assertThat(run(observed, Situation.NO_RESOLV_CONF, "any").result()).isEqualTo(Result.DIFFERS);
        assertThat(run(observed, Situation.NO_RESOLV_CONF, "any").tls()).isNull();
        assertThat(check("FS308", file, observed).message())
                .contains("takes a certificate that no trusted CA has signed: any");

        ObservedSituations crowded = measure(new CommonsExecRunner(), file, "crowd", Situation.PLAIN);
        assertThat(run(crowded, Situation.PLAIN, "crowd").tls())
                .as("%s", crowded)
                .isEqualTo(TlsContact.DATA);
    }

    @Test
    void openSslFindsTheCertificateInItsFolder() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("freestand usual ca");
        ProcessResult openssl = new CommonsExecRunner()
                .run(ProcessRequest.of(List.of("openssl", "x509", "-subject_hash", "-noout"))
                        .withStdin(authority.pem()));
        assertThat(openssl.out()).isEqualTo(authority.subjectHash() + "\n");
    }

    private static Check check(String rule, Path file, @Nullable ObservedSituations observed) throws Exception {
        FileReport report = Inspector.withoutWitnesses().inspect(file);
        Variant variant = new Variant("v", Variant.Build.NONE, "a", VariantExpectation.NOTHING, Budget.NONE, true);
        ObservedRuns runs = new ObservedRuns(List.of(), List.of())
                .withSituations("v", observed == null ? List.of() : List.of(observed));
        return Rules.apply(new RuleInput(variant, report, report.sha256(), runs), List.of(), LocalDate.EPOCH).stream()
                .filter(check -> check.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatCannotBeRunIsUnknownWithItsReason() throws Exception {
        Path file = Specimen.compile(folder, "asks", "musl-gcc", "-static");
        ProcessRunner none = request -> new CommonsExecRunner().run(ProcessRequest.of(List.of("/nonexistent/strace")));
        ObservedSituations missing = measure(none, file, "time", Situation.PLAIN, Situation.NO_CA);
        assertThat(missing.runs()).allMatch(run -> run.result() == Result.UNKNOWN && !run.traced());
        assertThat(missing.runs().get(0).message()).contains("install the package strace");
        assertThat(missing.runs().get(1).message()).startsWith("in the situation plain strace cannot be run");

        ObservedSituations broken = measure(new CommonsExecRunner(), file, "name nowhere.test", Situation.PLAIN);
        assertThat(broken.runs().get(0).message())
                .isEqualTo("it ends with exit status 1, expected 0: \"Name does not resolve\"");
        assertThat(broken.runs().get(0).result()).isEqualTo(Result.UNKNOWN);
    }
}

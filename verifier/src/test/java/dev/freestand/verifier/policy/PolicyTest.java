package dev.freestand.verifier.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.rule.Check;
import dev.freestand.verifier.policy.yaml.ConfigException;
import dev.freestand.verifier.policy.yaml.ConfigLoader;
import dev.freestand.verifier.proof.Situation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    private static final String CONFIG = """
            freestand: 1
            subject: s
            variants: [ { name: v, artifact: a } ]
            policy: %s
            """;

    private static Policy policy(String yaml) throws ConfigException {
        return new ConfigLoader(NoShipment.class)
                .parse("t.yaml", CONFIG.formatted(yaml))
                .policy();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ severities: { FS210: fail } }|FS210|WARN|FAIL|a failure by policy.severities",
                "{ severities: { FS210: fail } }|FS210|INCONCLUSIVE|INCONCLUSIVE|m",
                "{ severities: { FS210: fail } }|FS211|WARN|WARN|m",
                "{ severities: { FS210: warn } }|FS210|FAIL|WARN|only a warning by policy.severities",
                "{ severities: { FS210: warn } }|FS210|INCONCLUSIVE|INCONCLUSIVE|m",
                "{ severities: { FS210: warn } }|FS210|PASS|PASS|m",
                "{ severities: { FS210: off } }|FS210|FAIL|NOT_APPLICABLE|switched off by policy.severities; found FAIL: m",
                "{ severities: { FS210: off } }|FS210|INCONCLUSIVE|NOT_APPLICABLE|found INCONCLUSIVE: m",
                "{ profile: strict }|FS210|WARN|FAIL|a failure by the profile strict",
                "{ profile: strict }|FS601|INCONCLUSIVE|INCONCLUSIVE|m",
                "{ profile: strict, severities: { FS210: warn } }|FS210|WARN|WARN|m",
                "{ profile: static }|FS301|WARN|FAIL|the profile static",
                "{ profile: static }|FS401|WARN|WARN|m",
                "{ profile: portable-dynamic }|FS401|WARN|FAIL|the profile portable-dynamic",
                "{ profile: portable-dynamic }|FS301|FAIL|WARN|the profile portable-dynamic",
                "{}|FS210|WARN|WARN|m"
            })
    void severitiesWeighWhatWasFound(String yaml, String rule, Outcome found, Outcome expected, String words)
            throws ConfigException {
        Check check = policy(yaml).weigh(new Check(rule, "v", found, "m"));
        assertThat(check.outcome()).isEqualTo(expected);
        assertThat(check.message()).contains(words);
        assertThat(check.rule()).isEqualTo(rule);
    }

    @Test
    void nothingTurnsWhatIsUnknownIntoAPass() {
        for (Severity severity : Severity.values()) {
            for (Outcome outcome : Outcome.values()) {
                Outcome after = severity.apply(new Check("FS101", "v", outcome, "m"), "test")
                        .outcome();
                assertThat(after == Outcome.PASS).isEqualTo(outcome == Outcome.PASS && severity != Severity.OFF);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ profile: lax }|lax",
                "{ severities: { FS210: ignore } }|ignore",
                "{ severities: { FS21: off } }|'FS21' is no rule id",
                "{ severities: { FS601: off } }|guards the proof itself",
                "{ severities: { FS210: off, FS210: fail } }|FS210",
                "{ severities: { FS210: } }|FS210",
                "{ severity: {} }|unknown key 'severity'; known here: maxAge, profile, regressions, severities, waivers",
                "{ regressions: { fail: [size] } }|regressions.fail[0]",
                "{ regressions: { fail: needed } }|regressions.fail",
                "{ regressions: { baseline: true } }|regressions.baseline",
                "{ regressions: { growth: { file: 5 percent } } }|'5 percent' is no growth: write a share such as 5%",
                "{ regressions: { growth: { file: 0.05% } } }|'0.05%' is no share",
                "{ regressions: { growth: { start: 16 KiB } } }|'16 KiB' is no share: write one such as 5% or 2.5%",
                "{ regressions: { size: 5% } }|unknown key 'size'; known here: baseline, fail, growth",
                "{ maxAge: 0 d }|0 d",
                "{ maxAge: a while }|is not an age: write a whole number and one of m, min, h, d"
            })
    void mistakesAreNamedWithTheirPlace(String yaml, String words) {
        assertThatThrownBy(() -> policy(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("t.yaml:");
    }

    @Test
    void withoutPolicyThereIsNone() throws ConfigException {
        assertThat(new ConfigLoader(NoShipment.class)
                        .parse("t.yaml", CONFIG.replace("policy: %s\n", ""))
                        .policy())
                .isEqualTo(Policy.NONE);
        assertThat(policy("{ waivers: [] }").waivers()).isEqualTo(List.of());
    }

    private static FreestandConfig situations(String yaml) throws ConfigException {
        return new ConfigLoader(NoShipment.class)
                .parse("t.yaml", CONFIG.formatted("{}") + "behaviours: [ { name: b } ]\nsituations: " + yaml + "\n");
    }

    @Test
    void situationsAreThePlainOneAndThoseAskedFor() throws ConfigException {
        assertThat(situations("{ include: [ no-ca, dns-tcp ] }").situations().include())
                .containsExactly(Situation.PLAIN, Situation.DNS_TCP, Situation.NO_CA);
        assertThat(situations("{ include: [ all ] }").situations().include()).containsExactly(Situation.values());
        assertThat(situations("{}").situations().include()).containsExactly(Situation.values());
        FreestandConfig more = situations("{ behaviours: [ { name: c } ] }");
        assertThat(more.situations().with(more.behaviours()))
                .extracting(Behaviour::name)
                .containsExactly("b", "c");
        assertThat(more.behaviours()).extracting(Behaviour::name).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ include: [ plain, dns-udp ] }|t.yaml:6:33: situations.include[1]: expected one of all, plain, ",
                "{ include: [ plain, dns-udp ] }|found the text 'dns-udp'; did you mean dns-tcp?",
                "{ include: all }|situations.include: expected a list",
                "{ behaviours: [ { name: b } ] }|two behaviours are named b"
            })
    void aSituationThatIsNotKnownIsRefusedWithItsPlace(String yaml, String words) {
        assertThatThrownBy(() -> situations(yaml)).hasMessageContaining(words);
    }
}

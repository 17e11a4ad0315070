package dev.freestand.verifier.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.proof.Linkage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {

    private static final String FULL = """
            freestand: 1
            subject: rcli
            version: 1.0.0
            variants:
              - name: musl-static
                build: [make, musl-static]
                inputs: [ "target/c/**" ]
                artifact: target/rcli
                expect: { linkage: static, libc: musl, stripped: true }
                budget: { file: 2 MiB, sections: { .text: 1536 KiB, .bss: 12 } }
                ship: true
            behaviours:
              - { name: version, args: [--version], exit: 0, stdout: "rcli 1.0.0\\n" }
              - name: round-trip
                files: { plain.txt: "text" }
                steps:
                  - { args: [encrypt], stdin: { hex: "00 FF" }, env: { A: b } }
                  - { args: [decrypt], exit: 2, stderr: "no\\n", output: { out.bin: { hex: "01" } } }
            environments: { include: [all], require: [scratch, debian-12] }
            policy:
              waivers:
                - { rule: FS201, variant: musl-static, reason: "because", until: 2027-01-31 }
            """;

    private static final String HEAD = "freestand: 1\nsubject: s\nvariants:\n  - { name: v, artifact: a }\n";

    private static FreestandConfig parse(String text) throws ConfigException {
        return ConfigLoader.parse("freestand.yaml", text);
    }

    @Test
    void readsEverything() throws ConfigException {
        FreestandConfig config = parse(FULL);

        assertThat(config.subject()).isEqualTo("rcli");
        assertThat(config.version()).isEqualTo("1.0.0");
        assertThat(config.variants())
                .containsExactly(new Variant(
                        "musl-static",
                        List.of("make", "musl-static"),
                        List.of("target/c/**"),
                        "target/rcli",
                        new Expect(Linkage.STATIC, LibcFlavour.MUSL, true),
                        new Budget(2L << 20, Map.of(".text", 1536L << 10, ".bss", 12L)),
                        true));
        assertThat(config.behaviours())
                .containsExactly(
                        new Behaviour(
                                "version",
                                Map.of(),
                                List.of(new Step(
                                        List.of("--version"),
                                        Content.EMPTY,
                                        Map.of(),
                                        0,
                                        Content.ofText("rcli 1.0.0\n"),
                                        null,
                                        Map.of()))),
                        new Behaviour(
                                "round-trip",
                                Map.of("plain.txt", Content.ofText("text")),
                                List.of(
                                        new Step(
                                                List.of("encrypt"),
                                                new Content("00ff"),
                                                Map.of("A", "b"),
                                                0,
                                                null,
                                                null,
                                                Map.of()),
                                        new Step(
                                                List.of("decrypt"),
                                                Content.EMPTY,
                                                Map.of(),
                                                2,
                                                null,
                                                Content.ofText("no\n"),
                                                Map.of("out.bin", new Content("01"))))));
        assertThat(config.environments().require()).containsExactly("scratch", "debian-12");
        assertThat(config.environments().requires("musl")).isFalse();
        assertThat(config.waivers())
                .containsExactly(new Waiver("FS201", "musl-static", "because", LocalDate.of(2027, 1, 31)));
    }

    @Test
    void withoutRequireEverythingIncludedIsRequired() throws ConfigException {
        assertThat(parse(HEAD).environments().requires("anything")).isTrue();
        assertThat(parse(HEAD + "environments: { include: [a, b] }\n")
                        .environments()
                        .requires("b"))
                .isTrue();
    }

    @Test
    void wordsForEnvironmentsCanBePatternsAndGroups() throws ConfigException {
        Environments some = parse(HEAD + "environments: { include: [ 'debian-*', all ], require: [ debian-1* ] }\n")
                .environments();

        assertThat(some.includes("debian-12", false)).isTrue();
        assertThat(some.includes("alpine-3.22", false)).isFalse();
        assertThat(some.includes("scratch", true)).isTrue();
        assertThat(some.requires("debian-12")).isTrue();
        assertThat(some.requires("debian-testing")).isFalse();
        Environments every =
                parse(HEAD + "environments: { include: [everything] }\n").environments();
        assertThat(every.includes("alpine-3.22", false)).isTrue();
        assertThat(every.requires("alpine-3.22")).isTrue();
    }

    @Test
    void environmentsOfTheProjectsOwnAreRead() throws ConfigException {
        Environments environments = parse(HEAD + """
                        environments:
                          include: [ all ]
                          add:
                            - { name: base, title: Our base, image: "registry.example:5000/base:1", libc: musl }
                            - { name: old, tree: trees/old, cpu: x86-64-v2, shell: /bin/sh }
                        """).environments();

        assertThat(environments.add())
                .containsExactly(
                        new OwnEnvironment(
                                "base", "Our base", "registry.example:5000/base:1", null, LibcFlavour.MUSL, null, null),
                        new OwnEnvironment(
                                "old", "old", null, "trees/old", LibcFlavour.UNKNOWN, "x86-64-v2", "/bin/sh"));
    }

    @Test
    void anUnknownKeyIsNamedWithItsPlaceAndTheKnownOnes() {
        assertThatThrownBy(() -> parse(HEAD + "environment: { include: [all] }\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("freestand.yaml:5:1: unknown key 'environment'; known here: behaviours,")
                .extracting("line", "column")
                .containsExactly(5, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject: t|freestand.yaml:5:8: Duplicate field 'subject'",
                "behaviours: [ { name: b, arg: [] } ]|freestand.yaml:5:26: unknown key 'arg'",
                "behaviours: [ { name: b, exit: 256 } ]|exit is 256, expected 0 to 255",
                "behaviours: [ { name: b, exit: soon } ]|freestand.yaml:5:26: behaviours[0].exit",
                "behaviours: [ { args: [] } ]|the key 'name' is missing",
                "behaviours: [ { name: b, steps: [] } ]|behaviour b has no step",
                "behaviours: [ { name: b, args: [], steps: [ {} ] } ]|behaviour b has steps, so args",
                "behaviours: [ { name: b, stdin: { hex: xy } } ]|behaviours[0].stdin",
                "behaviours: [ { name: b, files: { ../x: '' } } ]|'../x' is not a plain name",
                "behaviours: [ { name: b }, { name: b } ]|two behaviours are named b",
                "environments: { include: [] }|environments.include is empty",
                "environments: { require: [] }|environments.require is empty",
                "environments: { include: [a], require: [b] }|environments.require names one",
                "environments: { include: [debian-*], require: [d*] }|environments.require names one",
                "environments: { add: [ { image: a } ] }|freestand.yaml:5:24: environments.add[0]: the key 'name' is missing",
                "environments: { add: [ { name: a, tre: b } ] }|freestand.yaml:5:35: unknown key 'tre'; known here: cpu, image",
                "environments: { add: [ { name: a } ] }|environment a needs either an image or a tree",
                "environments: { add: [ { name: a, image: b, tree: c } ] }|environment a needs either an image or a tree",
                "environments: { add: [ { name: a, tree: ' ' } ] }|the tree of a is an empty path",
                "'environments: { add: [ { name: a, tree: \"a\\0b\" } ] }'|the tree of a holds a character",
                "environments: { add: [ { name: A, tree: b } ] }|'A' is not a name of an environment",
                "environments: { add: [ { name: everything, tree: b } ] }|no environment can be named 'everything'",
                "environments: { add: [ { name: a, image: -v } ] }|the image of a is not a reference",
                "environments: { add: [ { name: a, tree: b, cpu: v3 } ] }|the cpu of a is 'v3', expected x86-64-v1",
                "environments: { add: [ { name: a, tree: b, shell: sh } ] }|the shell of a is not an absolute path: sh",
                "environments: { add: [ { name: a, tree: b, libc: gnu } ] }|freestand.yaml:5:44: environments.add[0].libc",
                "environments: { add: [ { name: a, tree: b }, { name: a, image: b } ] }|has two that are named a",
                "environments: { add: [ ~ ] }|environments.add",
                "policy: { waivers: [ { rule: FS101, reason: r, until: soon } ] }|'soon' could not be parsed",
                "policy: { waivers: [ { rule: FS101, reason: ' ', until: 2027-01-01 } ] }|gives no reason",
                "version: *anchor|freestand.yaml:5:10: an alias (*name) is not allowed",
                "version: {|freestand.yaml:5:10",
                "version: 1/2|'1/2' is not a plain name",
                "policy: { waivers: [ { rule: FS101, variant: w, reason: r, until: 2027-01-01 } ] }|for a variant w",
                "behaviours: [ { name: b, env: { 'A=B': c } } ]|'A=B' is not the name of an environment variable",
                "'behaviours: [ { name: b, args: [\"a\\0b\"] } ]'|cannot be passed to a program",
                "--- {}|freestand.yaml:5"
            })
    void whatCannotBeIsNamed(String line, String message) {
        assertThatThrownBy(() -> parse(HEAD + line + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("freestand.yaml")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|No content",
                "'~'|the file is empty",
                "'{freestand: 1, subject: s, variants: [~]}'|variants",
                "'freestand: 2'|this is layout 2 of freestand.yaml, and only layout 1 is known",
                "'subject: s'|the key 'freestand' is missing",
                "'{freestand: 1, subject: s}'|the key 'variants' is missing",
                "'{freestand: 1, subject: s, variants: []}'|there is no variant",
                "'{freestand: 1, subject: a/b, variants: [{name: v, artifact: a}]}'|'a/b' is not a plain name",
                "'{freestand: 1, subject: s, variants: [{name: v, artifact: a, budget: {file: 2 MB2}}]}'|is not a size",
                "'{freestand: 1, subject: s, variants: [{name: v, artifact: a, expect: {linkage: fixed}}]}'|linkage",
                "'[1, 2]'|freestand.yaml:1"
            })
    void wholeFilesThatCannotBe(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void deepNestingAndAliasBombsAreRefused() {
        assertThatThrownBy(() -> parse("a: ".concat("[".repeat(10_000)))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> parse("a: \u0001")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> parse("a: &a [x]\nb: [*a, *a]\n")).isInstanceOf(ConfigException.class);
    }

    @Test
    void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("freestand.yaml");
        assertThatThrownBy(() -> ConfigLoader.load(missing))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + ": there is no such file; name another with --config FILE");
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> ConfigLoader.load(large)).hasMessageContaining("longer than 1 MiB");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> ConfigLoader.load(binary)).hasMessageContaining("cannot be read as UTF-8");
        assertThatThrownBy(() -> ConfigLoader.load(folder)).isInstanceOf(ConfigException.class);
    }
}

package dev.freestand.verifier.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.schema.Schema;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Budget;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.ContentFiles;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.NoShipment;
import dev.freestand.verifier.policy.OwnEnvironment;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.policy.VariantExpectation;
import dev.freestand.verifier.policy.Waiver;
import dev.freestand.verifier.schema.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read of a {@code freestand.yaml}, and what is refused. One class, because each text is also held against the
 * schema: what one accepts and the other refuses shows here.
 */
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
        FreestandConfig config = new ConfigLoader(NoShipment.class).parse("freestand.yaml", text);
        assertThat(schemaObjects(text))
                .as("the schema objects to what the loader takes")
                .isFalse();
        return config;
    }

    /** Whether an editor that goes by the schema would object too. */
    private static boolean schemaObjects(String text) {
        try {
            return !Validation.problems(Schema.CONFIG, new YAMLMapper().readTree(text))
                    .isEmpty();
        } catch (IOException notYaml) {
            return true;
        }
    }

    @Test
    void readsEverything() throws ConfigException {
        FreestandConfig config = parse(FULL);

        assertThat(config.subject()).isEqualTo("rcli");
        assertThat(config.version()).isEqualTo("1.0.0");
        assertThat(config.variants())
                .containsExactly(new Variant(
                        "musl-static",
                        new Variant.Build(
                                List.of("make", "musl-static"),
                                List.of("target/c/**"),
                                Map.of(),
                                Variant.Build.TIMEOUT,
                                List.of()),
                        "target/rcli",
                        new VariantExpectation(Linkage.STATIC, LibcFlavour.MUSL, true),
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
    void buildsAndStepsHaveTimesAndVariables() throws ConfigException {
        FreestandConfig config = parse("""
                freestand: 1
                subject: s
                variants:
                  - { name: v, artifact: a, build: [make], env: { CC: musl-gcc, N: 1 }, timeout: 90 s }
                  - { name: w, artifact: a, build: [make], timeout: 2h }
                behaviours:
                  - { name: b, timeout: 5m }
                  - { name: c, steps: [ { timeout: 1 min }, {} ] }
                policy: { maxAge: 90m }
                """);

        assertThat(config.variants().get(0).build().env()).isEqualTo(Map.of("CC", "musl-gcc", "N", "1"));
        assertThat(config.variants().get(0).build().timeout()).hasSeconds(90);
        assertThat(config.variants().get(1).build().timeout()).hasHours(2);
        assertThat(config.behaviours().get(0).steps().get(0).timeout()).hasMinutes(5);
        assertThat(config.behaviours().get(1).steps().get(0).timeout()).hasMinutes(1);
        assertThat(config.behaviours().get(1).steps().get(1).timeout()).isNull();
        assertThat(config.policy().maxAge()).hasMinutes(90);
    }

    @Test
    void anUnknownKeyIsNamedWithItsPlaceAndTheKnownOnes() {
        assertThatThrownBy(() -> parse(HEAD + "environment: { include: [all] }\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(
                        "freestand.yaml:5:1: unknown key 'environment'; did you mean environments? Known here: behaviours,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject: t|freestand.yaml:5:8: the key 'subject' stands twice|loader",
                "behaviours: [ { name: b, arg: [] } ]|freestand.yaml:5:26: unknown key 'arg'|both",
                "behaviours: [ { name: b, exit: 256 } ]|exit is 256, expected 0 to 255|both",
                "behaviours: [ { name: b, exit: soon } ]|freestand.yaml:5:26: behaviours[0].exit|both",
                "behaviours: [ { name: b, exit: 2.5 } ]|behaviours[0].exit|both",
                "behaviours: [ { name: b, exit: ' ' } ]|behaviours[0].exit|both",
                "policy: { profile: 1 }|policy.profile|both",
                "behaviours: [ { name: b, timeout: 2 h } ]|behaviours[0]: timeout is 120 min, and 60 min is the most|loader",
                "behaviours: [ { name: b, timeout: 5 parsecs } ]|'5 parsecs' is not a time: write a whole number and one of s, m, min, h|both",
                "behaviours: [ { name: b, timeout: 0s } ]|'0s' is no time at all|both",
                "behaviours: [ { name: b, timeout: {} } ]|expected a text, found a mapping; for example timeout: 30s|both",
                "behaviours: [ { name: b, timeout: 30 } ]|found the number 30; for example timeout: 30s|both",
                "behaviours: [ { name: b, timeout: 1m, steps: [ {} ] } ]|behaviour b has steps, so args|both",
                "behaviours: [ { args: [] } ]|the key 'name' is missing|both",
                "behaviours: [ { name: b, steps: [] } ]|behaviour b has no step|both",
                "behaviours: [ { name: b, args: [], steps: [ {} ] } ]|behaviour b has steps, so args|both",
                "behaviours: [ { name: b, stdin: { hex: xy } } ]|behaviours[0].stdin|both",
                "behaviours: [ { name: b, stdin: { file: none } } ]|behaviours[0].stdin: there is no file none|loader",
                "behaviours: [ { name: b, stdin: { file: ../x } } ]|'../x' is not below the folder of this configuration|loader",
                "behaviours: [ { name: b, stdin: { file: /etc/passwd } } ]|'/etc/passwd' is not below the folder|loader",
                "behaviours: [ { name: b, stdin: { file: '' } } ]|'' is not below the folder|both",
                "behaviours: [ { name: b, stdin: { file: src } } ]|src cannot be read: |loader",
                "behaviours: [ { name: b, stdin: { file: a, hex: '00' } } ]|both hex and file: one of the two|both",
                "behaviours: [ { name: b, stdin: {} } ]|the key 'hex or file' is missing|both",
                "behaviours: [ { name: b, files: { ../x: '' } } ]|'..' is not a plain name|both",
                "behaviours: [ { name: b, files: { a/: '' } } ]|'' is not a plain name|both",
                "behaviours: [ { name: b, files: { /a: '' } } ]|'' is not a plain name|both",
                "behaviours: [ { name: b, files: { a/b/c/d/e/f/g/h/i: '' } } ]|has more than eight names|both",
                "behaviours: [ { name: b, files: { a/b: '', a/b/c: '' } } ]|behaviour b has a file a/b, so there can be no a/b/c|loader",
                "behaviours: [ { name: b, files: { a: '' }, executable: [ b ] } ]|behaviour b has no file b to be executable|loader",
                "behaviours: [ { name: b, output: { a/b: '' } } ]|'a/b' is not a plain name|both",
                "behaviours: [ { name: b }, { name: b } ]|two behaviours are named b|loader",
                "environments: { include: [] }|environments.include is empty|both",
                "environments: { require: [] }|environments.require is empty|both",
                "environments: { include: [a], require: [b] }|environments.require names one|loader",
                "environments: { include: [debian-*], require: [d*] }|environments.require names one|loader",
                "environments: { add: [ { image: a } ] }|freestand.yaml:5:24: environments.add[0]: the key 'name' is missing|both",
                "environments: { add: [ { name: a, tre: b } ] }|freestand.yaml:5:35: unknown key 'tre'; did you mean tree? Known here: cpu, image|both",
                "environments: { add: [ { name: a } ] }|environment a needs either an image or a tree|both",
                "environments: { add: [ { name: a, image: b, tree: c } ] }|environment a needs either an image or a tree|both",
                "environments: { add: [ { name: a, tree: ' ' } ] }|the tree of a is an empty path|both",
                "'environments: { add: [ { name: a, tree: \"a\\0b\" } ] }'|the tree of a holds a character|both",
                "environments: { add: [ { name: A, tree: b } ] }|'A' is not a name of an environment|both",
                "environments: { add: [ { name: everything, tree: b } ] }|no environment can be named 'everything'|loader",
                "environments: { add: [ { name: a, image: -v } ] }|the image of a is not a reference|both",
                "environments: { add: [ { name: a, tree: b, cpu: v3 } ] }|freestand.yaml:5:44: environments.add[0].cpu: expected one of x86-64-v1, x86-64-v2|both",
                "environments: { add: [ { name: a, tree: b, shell: sh } ] }|the shell of a is not an absolute path such as /bin/sh: sh|both",
                "environments: { add: [ { name: a, tree: b, libc: gnu } ] }|freestand.yaml:5:44: environments.add[0].libc|both",
                "environments: { add: [ { name: a, tree: b }, { name: a, image: b } ] }|has two that are named a|loader",
                "environments: { add: [ ~ ] }|environments.add|both",
                "policy: { waivers: [ { rule: FS101, reason: r, until: soon } ] }|'soon' is not a day|both",
                "policy: { waivers: [ { rule: FS101, reason: ' ', until: 2027-01-01 } ] }|gives no reason|both",
                "version: *anchor|freestand.yaml:5:10: an alias (*name) is not allowed|loader",
                "version: {|freestand.yaml:6:1: it is not YAML: expected the node content, but found '<stream end>' (while parsing a flow node, from 6:1)|both",
                "version: 1/2|'1/2' is not a version|both",
                "policy: { waivers: [ { rule: FS101, variant: w, reason: r, until: 2027-01-01 } ] }|for a variant w|loader",
                "behaviours: [ { name: b, env: { 'A=B': c } } ]|'A=B' is not the name of an environment variable|both",
                "'behaviours: [ { name: b, args: [\"a\\0b\"] } ]'|cannot be passed to a program|both",
                "contents: [ { license: MIT } ]|the key 'purl' is missing|both",
                "contents: [ { purl: picocli } ]|freestand.yaml:5:15: contents[0].purl: 'picocli' is no package URL|both",
                "contents: [ { purl: 'pkg:maven/a/b' } ]|'pkg:maven/a/b' is no package URL with a version|both",
                "contents: [ { purl: 'pkg:maven/a/b@1', license: '?' } ]|is no SPDX license expression|both",
                "contents: [ { purl: 'pkg:maven/a/b@1', variant: w } ]|pkg:maven/a/b@1 is for a variant w|loader",
                "contents: [ { purl: 'pkg:maven/a/b@1' }, { purl: 'pkg:maven/a/b@1' } ]|two contents are named|loader",
                "--- {}|freestand.yaml:5|loader"
            })
    void whatCannotBeIsNamed(String line, String message, String refusedBy) {
        assertThatThrownBy(() -> parse(HEAD + line + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("freestand.yaml")
                .hasMessageContaining(message);
        assertThat(schemaObjects(HEAD + line + "\n")).isEqualTo(refusedBy.equals("both"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\u", "\\x", "\\U", "\\u12", "\\UFFFFFFFF\"", "\\U00110000\"", "\\uD800\\u", "\\x4\"", "\\q\""})
    void anEscapeThatIsNoCharacterIsNamed(String escape) {
        assertThatThrownBy(() -> parse(HEAD + "version: \"" + escape))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("freestand.yaml:5:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file is empty|both",
                "'~'|the file is empty|both",
                "'{freestand: 1, subject: s, variants: [~]}'|variants|both",
                "'freestand: 2\nsubject: s\nvariants:\n  - name: v\n    artifact: a\n'|freestand.yaml:1:1: freestand: this is layout 2 of freestand.yaml, and only layout 1 is known|both",
                "'subject: s'|the key 'freestand' is missing|both",
                "'{freestand: 1, subject: s}'|the key 'variants' is missing|both",
                "'{freestand: 1, subject: s, variants: []}'|there is no variant|both",
                "'{freestand: 1, subject: a/b, variants: [{name: v, artifact: a}]}'|'a/b' is not a plain name|both",
                "'{freestand: 1, subject: s, variants: [{name: v, artifact: a, budget: {file: 2 MB2}}]}'|is not a size|both",
                "'{freestand: 1, subject: s, variants: [{name: v, artifact: a, expect: {linkage: fixed}}]}'|linkage|both",
                "'[1, 2]'|freestand.yaml:1|both"
            })
    void wholeFilesThatCannotBe(String text, String message, String refusedBy) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
        assertThat(schemaObjects(text)).isEqualTo(refusedBy.equals("both"));
    }

    @Test
    void deepNestingAndAliasBombsAreRefused() {
        assertThatThrownBy(() -> parse("a: ".concat("[".repeat(10_000)))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> parse("a: \u0001")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> parse("a: &a [x]\nb: [*a, *a]\n")).isInstanceOf(ConfigException.class);
    }

    @Test
    void contentsMayBeFilesBelowTheFolder(@TempDir Path folder) throws IOException, ConfigException {
        Path project = Files.createDirectory(folder.resolve("project"));
        Path file = Files.writeString(
                project.resolve("freestand.yaml"),
                HEAD + "behaviours: [ { name: b, files: { d/e: { file: data/x } }, stdout: { file: data/x } } ]\n");
        Files.write(Files.createDirectory(project.resolve("data")).resolve("x"), new byte[] {0, -1});
        FreestandConfig config = new ConfigLoader(NoShipment.class).load(file);
        assertThat(config.behaviours().get(0).files()).containsExactly(Map.entry("d/e", new Content("00ff")));
        assertThat(config.behaviours().get(0).steps().get(0).stdout()).isEqualTo(new Content("00ff"));

        Files.delete(project.resolve("data/x"));
        Files.createSymbolicLink(project.resolve("data/x"), Files.writeString(folder.resolve("outside"), ""));
        assertThatThrownBy(() -> new ConfigLoader(NoShipment.class).load(file))
                .hasMessageContaining("'data/x' leads out of the folder of this configuration");
        Files.delete(project.resolve("data/x"));
        Files.createSymbolicLink(project.resolve("data/x"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> new ConfigLoader(NoShipment.class).load(file)).hasMessageContaining("data/x");
        Files.delete(project.resolve("data/x"));
        Files.write(project.resolve("data/x"), new byte[(16 << 20) + 1]);
        assertThatThrownBy(() -> new ConfigLoader(NoShipment.class).load(file))
                .hasMessageContaining("data/x is longer than 16 MiB");
    }

    @Test
    void aDigestIsThatOfAllContents(@TempDir Path folder) throws IOException, ConfigException {
        byte[] text = (HEAD + "behaviours: [ { name: b, stdin: { file: x } } ]\n").getBytes(StandardCharsets.UTF_8);
        List<String> digests = new ArrayList<>();
        for (String content : List.of("one", "two")) {
            Files.writeString(folder.resolve("x"), content);
            ContentFiles files = new ContentFiles(folder);
            assertThat(files.digest(text)).isEqualTo(Sha256.of(text));
            new ConfigLoader(NoShipment.class).parse("freestand.yaml", text, files);
            digests.add(files.digest(text));
        }
        assertThat(digests).doesNotHaveDuplicates().doesNotContain(Sha256.of(text));
    }

    @Test
    void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("freestand.yaml");
        assertThatThrownBy(() -> new ConfigLoader(NoShipment.class).load(missing))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + ": there is no such file")
                .matches(e -> e instanceof ConfigException config && config.missing());
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> new ConfigLoader(NoShipment.class).load(large))
                .hasMessageContaining("longer than 1 MiB");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> new ConfigLoader(NoShipment.class).load(binary))
                .hasMessageContaining("cannot be read as UTF-8");
        assertThatThrownBy(() -> new ConfigLoader(NoShipment.class).load(folder))
                .isInstanceOf(ConfigException.class);
    }

    /** What a newcomer writes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "build: \"gcc x.c\"|6:5: variants[0].build: expected a list of texts, found the text 'gcc x.c'; for example"
                        + " build: [ musl-gcc, -static, -s, greet.c, -o, out/greet ]",
                "expect: static|6:5: variants[0].expect: expected a mapping, found the text 'static'; for example"
                        + " expect: { linkage: static, libc: musl }",
                "expect: { linkage: static-pie }|6:15: variants[0].expect.linkage: expected one of dynamic, static, found"
                        + " the text 'static-pie'; did you mean static?; for example linkage: dynamic",
                "expect: { stripped: maybe }|6:15: variants[0].expect.stripped: expected true or false, found the text"
                        + " 'maybe'; for example stripped: true",
                "budget: 2 MiB|6:5: variants[0].budget: expected a mapping, found the text '2 MiB'; for example budget: {"
                        + " file: 2 MiB }",
                "ship: 1|6:5: variants[0].ship: expected true or false, found the number 1; for example ship: true"
            })
    void aWrongTypeInAVariantIsNamedWithAnExample(String line, String message) {
        assertThatThrownBy(() ->
                        parse("freestand: 1\nsubject: s\nvariants:\n  - name: v\n    artifact: a\n    " + line + "\n"))
                .hasMessage("freestand.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "environments: { include: all }|5:17: environments.include: expected a list of texts, found the text"
                        + " 'all'; for example include: [ all ]",
                "environments: all|5:1: environments: expected a mapping, found the text 'all'; for example environments:"
                        + " { include: [ all ] }",
                "behaviours: [ { name: b, args: --version } ]|5:26: behaviours[0].args: expected a list of texts, found the"
                        + " text '--version'; for example args: [ --version ]",
                "behaviours: { name: b }|5:1: behaviours: expected a list of mappings, found a mapping; for example"
                        + " behaviours: [ { name: version, args: [ --version ] } ]",
                "policy: { waivers: [ { rule: FS201, reason: r } ] }|5:22: policy.waivers[0]: the key 'until' is missing;"
                        + " for example until: 2027-01-31"
            })
    void aWrongTypeElsewhereIsNamedWithAnExample(String line, String message) {
        assertThatThrownBy(() -> parse(HEAD + line + "\n")).hasMessage("freestand.yaml:" + message);
    }
}

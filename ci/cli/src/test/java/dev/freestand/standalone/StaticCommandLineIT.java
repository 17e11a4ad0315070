package dev.freestand.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.command.JavaEdition;
import dev.freestand.cli.console.Colour;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleDescriptions;
import dev.freestand.core.schema.Schema;
import dev.freestand.core.text.WorkflowCommandEscaper;
import dev.freestand.junit.CellResult;
import dev.freestand.junit.DistributionCell;
import dev.freestand.junit.DistributionTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the linked file does with a command line: messages and exit codes of the edition for Java.
 *
 * <p>The class is long by its lists of command lines, which all are compared in the same way.
 */
class StaticCommandLineIT {

    private static final List<String> COLOUR_VARIABLES = List.of("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM");

    private static final String SELF = StaticFreestand.FILE.toString();

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V scan --help", "--version=false", "scan -vV"})
    void tellsItsVersion(String words) {
        assertThat(same(words.split(" "))).isEqualTo("freestand " + System.getProperty("project.version") + "\n");
    }

    @Test
    void readsOptionsInAnyOrderAndTheLastOfTwo() {
        assertThat(same(
                        "-v",
                        "--format=json",
                        "explain",
                        "FS101",
                        "--no-color",
                        "-v",
                        "--format",
                        "Text",
                        "--",
                        "fs102"))
                .startsWith("FS101")
                .contains("FS102");
        assertThat(same("schema", "--verbose=", "file", "--no-color=false")).startsWith("{");
    }

    /** Of commands that the other edition alone has, nothing is said. */
    @ParameterizedTest
    @MethodSource("askingForHelp")
    void helpIsThatOfTheEditionForJava(String words) {
        List<String> line = List.of(words.split(" "));
        for (Map<String, String> environment : List.of(
                Map.<String, String>of(),
                Map.of("FORCE_COLOR", "1"),
                Map.of("CLICOLOR_FORCE", "1", "TERM", "dumb"),
                Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"))) {
            ProcessBuilder builder = new ProcessBuilder(SELF);
            builder.command().addAll(line);
            COLOUR_VARIABLES.forEach(builder.environment()::remove);
            builder.environment().putAll(environment);
            StaticFreestand.Run run = StaticFreestand.started(builder);
            assertThat(run.out())
                    .as(words + environment)
                    .isEqualTo(SharedHelp.of(line, new Colour(false, environment)))
                    .contains("freestand");
            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isZero();
        }
    }

    static Stream<String> askingForHelp() {
        return Stream.concat(
                Stream.of(
                        "--help",
                        "-h",
                        "help",
                        "-v help",
                        "help --help",
                        "help -- scan",
                        "--no-color -h",
                        "-h scan",
                        "-vh help scan",
                        "--help --version",
                        "scan --help=false",
                        "scan --help --version -j 0",
                        "verify-shipment --help --trusted-root x",
                        "help --no-color",
                        "--no-color help scan",
                        "--help --no-color=false",
                        "scan --help --no-color"),
                SharedHelp.COMMANDS.stream().flatMap(command -> Stream.of(command + " --help", "help " + command)));
    }

    @Test
    void helpOnATerminalIsThatOfTheEditionForJava() {
        List<List<String>> lines = SharedHelp.COMMANDS.stream()
                .map(command -> List.of("help", command))
                .toList();
        String script = lines.stream()
                .map(line -> "'" + SELF + "' " + String.join(" ", line))
                .collect(Collectors.joining("; "));
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", script, "/dev/null");
        COLOUR_VARIABLES.forEach(builder.environment()::remove);
        builder.environment().put("TERM", "xterm");
        Colour terminal = new Colour(true, Map.of("TERM", "xterm"));
        assertThat(StaticFreestand.started(builder).out())
                .isEqualTo(lines.stream()
                        .map(line -> SharedHelp.of(line, terminal).replace("\n", "\r\n"))
                        .collect(Collectors.joining()))
                .contains("\u001b[1mUsage:");
    }

    /** By the one escaper of both editions: see the tests of the other one's job. */
    @ParameterizedTest
    @ValueSource(strings = {"inspect ##[error]name", "explain ##[group]name", "inspect --format json ##[error]name"})
    void nothingGivesACommandToAJobOfGithubActions(String words) {
        ProcessBuilder builder = new ProcessBuilder(SELF);
        builder.command().addAll(List.of(words.split(" ")));
        builder.environment().remove(WorkflowCommandEscaper.VARIABLE);
        StaticFreestand.Run plain = StaticFreestand.started(builder);
        builder.environment().put(WorkflowCommandEscaper.VARIABLE, "true");
        StaticFreestand.Run job = StaticFreestand.started(builder);
        assertThat(plain.out() + plain.err()).contains("##[");
        assertThat(job.out()).isEqualTo(new WorkflowCommandEscaper().escape(plain.out()));
        assertThat(job.err()).isEqualTo(new WorkflowCommandEscaper().escape(plain.err()));
        assertThat(job.exit()).isEqualTo(plain.exit());
    }

    /** With faults that nobody makes on purpose, too: of two, the same one is told. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-v -v inspect",
                "-h -h",
                "inspect",
                "inspect --format foo x",
                "inspect  x",
                "inspect x  x",
                "scan --jobs 2  x",
                "--config= inspect x",
                "inspect --foo --size --map  x",
                "schema --config= --foo",
                "inspect --format",
                "inspect --format json --format json x",
                "inspect --expct static x",
                "inspect --verbose=x x",
                "inspect -x x",
                "inspect -xv x",
                "inspect --foo",
                "inspect --foo x --bar",
                "inspect --foo --help",
                "inspect --help --foo",
                "insect x",
                "verfy x",
                "explian",
                "foo -h",
                "--foo schema",
                "--no-color",
                "--config",
                "--config x",
                "--config=x --config=y schema",
                "inspect --diff x",
                "inspect --diff --size x",
                "inspect --diff --diff x y",
                "inspect --debug-file x y",
                "inspect --debug-file x --debug-file y z",
                "inspect --map x --root y z",
                "inspect --root x --map y z",
                "inspect --root x --root y z",
                "inspect --tree --map x y",
                "inspect --tree --size --map x y",
                "inspect --tree --tree --size x",
                "inspect --diff --root x y",
                "inspect --size --size x",
                "inspect --size --map --tree x",
                "inspect --size --map",
                "inspect --size --debug-file x y z",
                "inspect --size --map x",
                "inspect --size --format sarif x",
                "inspect --tree --format sarif x",
                "inspect --diff --format sarif x y",
                "inspect --diff x y",
                "inspect --tree --root /nonexistent x",
                "inspect --expect foo x",
                "inspect --diff --expect foo x y",
                "inspect --glibc 2.x x",
                "inspect --page-size 5 x",
                "inspect --cpu v2 --glibc x x",
                "inspect --needed a,,b x",
                "inspect --kernel 3.10 --kernel 3.2 x",
                "inspect --no-rpth x",
                "scan",
                "scan /nonexistent",
                "scan -j",
                "scan -j 0 x",
                "scan -j0 x",
                "scan -j=-1 x",
                "scan --jobs x y",
                "scan --jobs=2147483648 x",
                "scan --jobs=\u0663 x",
                "scan --jobs --follow x",
                "scan --jobs=3 -j 2 x",
                "scan --digest --digest x",
                "scan --follow=x y",
                "scan --folow x",
                "scan --no-colour x",
                "scan -z x",
                "schema x",
                "schema Config",
                "schema x y",
                "schema --help x y",
                "schema --format json",
                "schema --format=sarif config",
                "explain FS100",
                "explain FS1 FS2",
                "explain FS101 FS999",
                "explain --format json",
                "explain -- --foo",
                "explain \u0661\u202e\u0378\ud83d\ude00\ud83e\udee0",
                "help foo",
                "help schema x",
                "help --format json",
                "verify-shipment",
                "verify-shipment x y",
                "verify-shipment x",
                "verify-shipment --key x --unsigned y",
                "verify-shipment --key x --key y z",
                "verify-shipment --format sarif x",
                "verify-shipment --trusted-root x --key y z",
                "verify-shipment --trusted-root x --unsigned y",
                "verify-shipment --key --trusted-root x",
                "verify-shipment --key x --key y --foo z",
                "-v inspect -v=x",
                "inspect -v=x",
                "inspect -v= --size=-v x",
                "inspect --root x --diff=-v y",
                "inspect -hv -xh",
                "inspect -hx",
                "inspect --help=x",
                "inspect --diff --size -- --tree",
                "explain FS1 @/etc/passwd",
                "scan -vj=2v x",
                "scan -j2 -j2v x",
                "scan -j -V=true x",
                "scan -j -- x",
                "help -V",
                "help --version scan",
                "help @/etc/passwd",
                "foo help",
                "foo schema x y",
                "--config schema",
                "--help --format json schema",
                "-- explain",
                "-1 explain",
                "explain -1.5e3 -0x1f"
            })
    void whatIsWrongIsSaidInTheWordsOfTheEditionForJava(String words) {
        List<String> line = words.isEmpty() ? List.of() : List.of(words.split(" "));
        JavaEdition.Run expected = JavaEdition.run(line);
        StaticFreestand.Run run = StaticFreestand.run(line);
        assertThat(run.err()).isEqualTo(expected.err()).startsWith("freestand: ");
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(expected.exit()).isEqualTo(2);
    }

    /** Witnesses are other programs, and keyless signatures want the network's trust roots: neither is here. */
    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
                    scan --witnesses /                   ^ the static edition runs no witnesses: leave out --witnesses, or use the full edition
                    verify-shipment --trusted-root x --certificate-identity y --certificate-oidc-issuer z . ^ the static edition has no option --trusted-root; the full edition has it
                    """)
    void whatOnlyTheEditionForJavaHasIsSaid(String words, String message) {
        StaticFreestand.Run run = StaticFreestand.run(words.split(" "));
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("freestand: " + message + "\n");
        assertThat(run.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "verify", "merge", "report", "ship", "keygen", "environments", "init", "doctor"})
    void whichEditionHasACommandIsSaid(String command) {
        for (List<String> words : List.of(List.of(command, "x"), List.of("-v", command), List.of("help", command))) {
            StaticFreestand.Run run = StaticFreestand.run(words);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .isEqualTo(
                            "freestand: the static edition has no command " + command
                                    + "; the full edition has it: the package freestand, or ci/cli/target/freestand where it is built\n");
            assertThat(run.exit()).isEqualTo(2);
        }
    }

    @Test
    void schemas() {
        same("schema");
        for (Schema schema : Schema.values()) {
            assertThat(same("schema", schema.label())).contains(schema.id());
        }
    }

    @Test
    void explanations() {
        assertThat(same("explain")).contains("FS503");
        for (RuleDescription rule : RuleDescriptions.all()) {
            assertThat(same("explain", rule.id().toLowerCase(Locale.ROOT))).startsWith(rule.id());
        }
        same("explain", "FS602", "FS101");
    }

    private static String same(String... words) {
        JavaEdition.Run expected = JavaEdition.run(List.of(words));
        StaticFreestand.Run run = StaticFreestand.run(words);
        assertThat(run.err()).isEqualTo(expected.err()).isEmpty();
        assertThat(run.out()).isEqualTo(expected.out());
        assertThat(run.exit()).isEqualTo(expected.exit()).isZero();
        return run.out();
    }

    @Test
    void expectationsDecideTheExitCode() {
        assertThat(StaticFreestand.run("inspect", "--expect", "static,musl", "--expect=stripped,no-pie", SELF)
                        .exit())
                .isZero();
        StaticFreestand.Run wrong = StaticFreestand.run("inspect", "--expect", "dynamic", SELF);
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("expected dynamic, found executable, static, musl");
    }

    @Test
    void promisesAreJudgedAlike() {
        String[] words = {
            "inspect",
            "--glibc",
            "2.17",
            "--libstdcxx",
            "3.4.19",
            "--needed",
            "none",
            "--interpreter",
            "/lib/ld.so",
            "--kernel",
            "3.10",
            "--cpu",
            "x86-64-v1",
            "--page-size",
            "64KiB",
            "--no-rpath",
            SELF
        };
        StaticFreestand.Run run = StaticFreestand.run(words);
        JavaEdition.Run expected = JavaEdition.run(List.of(words));
        assertThat(run.err())
                .isEqualTo(expected.err())
                .contains(
                        "promised interpreter /lib/ld.so: found none",
                        "promised pageSize 64 KiB: pages of 64 KiB do not fit");
        assertThat(run.exit()).isEqualTo(expected.exit()).isEqualTo(1);
    }

    @Test
    void namesOfOtherThanAsciiLettersAreFilesWhateverTheLocaleIs(@TempDir Path folder) throws Exception {
        Path file = Files.copy(StaticFreestand.FILE, folder.resolve("\u00fcber"));
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", "exec \"$0\" inspect \"$(dirname \"$1\")\"/*", SELF, file.toString());
        builder.environment().put("LC_ALL", "C");
        assertThat(StaticFreestand.started(builder).out()).contains("/\u00fcber\n  PASS            static");
    }

    @Test
    void outputThatCannotBeWrittenIsAFailure() {
        StaticFreestand.Run run =
                StaticFreestand.started(new ProcessBuilder("sh", "-c", "\"$0\" inspect \"$0\" >/dev/full", SELF));
        assertThat(run.err()).isEqualTo("freestand: cannot write to standard output: No space left on device\n");
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void aReaderThatStopsIsNoFault() {
        StaticFreestand.Run run = StaticFreestand.started(
                new ProcessBuilder("sh", "-c", "{ sleep 0.2; \"$0\" inspect \"$0\"; echo $? >&2; } | true", SELF));
        assertThat(run.err()).isEqualTo("141\n");
    }

    /** A file of 65,535 sections takes tens of MiB. With less than the program itself takes, the kernel does not start it. */
    @ParameterizedTest
    @ValueSource(ints = {8000, 24000, 48000})
    void littleMemoryIsEnoughOrIsSaidToBeTooLittle(int kib) throws Exception {
        Path many = Path.of("../../verifier/src/test/corpus/files/object-many-sections.gz");
        StaticFreestand.Run run = StaticFreestand.started(new ProcessBuilder(
                "sh",
                "-c",
                "gzip -dc \"$1\" >target/many && ulimit -v " + kib + " && exec \"$0\" inspect target/many",
                SELF,
                many.toString()));
        if (run.exit() == 0) {
            assertThat(run.err()).isEmpty();
        } else {
            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.err()).startsWith("freestand: cannot ").endsWith(": memory: Cannot allocate memory\n");
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    /** No crash, and no verdict either: with one file fewer, no library would be found. */
    @Test
    void tooFewOpenFilesAreSaid() {
        StaticFreestand.Run run = limited("-n 4", "inspect --tree");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("freestand: too many files are open: allow more (ulimit -n)\n");
        assertThat(run.exit()).isEqualTo(3);
    }

    /** How much of the stack is left at the start is a matter of chance: up to 8 KiB of it. */
    @Test
    void aStackThatIsTooSmallIsSaid() {
        List<String> said = new ArrayList<>();
        for (int tries = 0; tries < 60 && said.isEmpty(); tries++) {
            StaticFreestand.Run run = limited("-s 12", "inspect");
            assertThat(run.exit()).as(run.err()).isIn(0, 3);
            if (run.exit() == 3) {
                assertThat(run.out()).isEmpty();
                said.add(run.err());
            }
        }
        assertThat(said)
                .containsExactly("freestand: cannot go on: the stack is full: allow a larger one (ulimit -s)\n");
    }

    private static StaticFreestand.Run limited(String limit, String command) {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", "ulimit " + limit + " && exec \"$0\" " + command + " /bin/true", SELF);
        // Variables lie on the stack, too.
        builder.environment().clear();
        return StaticFreestand.started(builder);
    }

    /** Its instructions for SHA-256 are used where it has them; that one of 2008 has none. */
    @Test
    void theDigestDoesNotDependOnTheProcessor() {
        StaticFreestand.Run here = StaticFreestand.run("inspect", "--format", "json", SELF);
        StaticFreestand.Run there = StaticFreestand.started(
                new ProcessBuilder("qemu-x86_64-static", "-cpu", "Nehalem", SELF, "inspect", "--format", "json", SELF));
        assertThat(there.err()).isEmpty();
        assertThat(there.out()).isEqualTo(here.out()).contains("\"sha256\": \"");
    }

    @DistributionTest(binary = "../standalone/target/variants/musl-static/freestand", environments = "scratch")
    void anEmptyRootIsEnough(DistributionCell cell) {
        CellResult run = cell.run("inspect", "/freestand/subject");
        assertThat(run.stderr()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.stdout()).startsWith("/freestand/subject\n  PASS            static\n");
    }
}

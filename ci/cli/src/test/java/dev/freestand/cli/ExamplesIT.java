package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.command.CommandResult;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example is built, proved and shipped, or refused, by the commands that its README names. */
class ExamplesIT {

    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String LAUNCHER =
            Path.of("target/freestand").toAbsolutePath().toString();

    @TempDir
    private Path root;

    /** A checkout of its own: what is shipped is of a commit. */
    @BeforeEach
    void checkout() throws IOException {
        shell("cd '" + EXAMPLES
                + "' && git ls-files -z --cached --others --exclude-standard . | xargs -0 cp --parents -t '" + root
                + "'");
        shell("git init -q && git add . && git -c user.name=A -c user.email=a@b.example commit -qm all");
    }

    private ProcessResult shell(String line) throws IOException {
        ProcessResult result = run(root, "sh", "-ec", line);
        assertThat(result.exitCode()).as(line + result.err()).isZero();
        return result;
    }

    private static ProcessResult run(Path folder, String... argv) throws IOException {
        return new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(argv))
                        .in(folder)
                        .withEnvironment(System.getenv())
                        .withTimeout(LONGEST));
    }

    /** The example in C by the launcher in its folder, as its reader does it; the others in this process. */
    private ProcessResult freestand(int code, String example, String... arguments) throws Exception {
        Path folder = root.resolve(example);
        ProcessResult result;
        if (example.equals("c")) {
            String[] argv = new String[arguments.length + 1];
            argv[0] = LAUNCHER;
            System.arraycopy(arguments, 0, argv, 1, arguments.length);
            result = run(folder, argv);
        } else {
            List<String> words = new ArrayList<>();
            if (!List.of(arguments).contains("--config")) {
                words.addAll(
                        List.of("--config", folder.resolve("freestand.yaml").toString()));
            }
            for (String argument : arguments) {
                Path file = folder.resolve(argument);
                words.add(Files.isRegularFile(file) ? file.toString() : argument);
            }
            result = CommandResult.run(LONGEST, words.toArray(String[]::new)).asProcess();
        }
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(code);
        return result;
    }

    @Test
    void cargoIsProvedWhereItsTargetsAreInstalled() throws Exception {
        boolean musl = run(
                        root, "sh", "-c", "test -d \"$(rustc --print sysroot)/lib/rustlib/x86_64-unknown-linux-musl\"")
                .succeeded();
        ProcessResult result = freestand(musl ? 0 : 3, "cargo", "verify", "--engine", "sandbox");

        assertThat(result.out())
                .containsPattern("dynamic +dynamic, glibc, ")
                .containsPattern("glibc-static +static, glibc, ")
                .containsPattern("scratch +- does not run .*\\+ runs")
                .doesNotContain("FAIL ");
        if (musl) {
            freestand(0, "cargo", "ship");
        } else {
            assertThat(result.out())
                    .contains("INCONCLUSIVE  FS602 musl-static: ", "rustup target add x86_64-unknown-linux-musl");
            assertThat(freestand(3, "cargo", "ship").err()).contains("verdict is INCONCLUSIVE");
        }
        assertThat(freestand(
                                0,
                                "cargo",
                                "inspect",
                                "--expect",
                                "static,glibc",
                                "target/x86_64-unknown-linux-gnu/release/rcli")
                        .out())
                .contains("statically linked");
    }

    @Test
    void goWithoutCgoShipsAndWithCgoShowsTheResolver() throws Exception {
        assertThat(freestand(0, "go", "verify", "--engine", "sandbox").out()).doesNotContain("FS310");
        freestand(0, "go", "ship");
        // The SBOM names Go's standard library by the version that compiled it, and is complete.
        String sbom = shell("cat go/target/ship/*.cdx.json").out();
        String version = shell("go env GOVERSION").out().strip().replaceFirst("^go", "");
        assertThat(sbom).contains("\"pkg:golang/stdlib@" + version + "\"", "\"aggregate\" : \"complete\"");
        assertThat(freestand(1, "go", "--config", "hazard.yaml", "verify", "--engine", "sandbox")
                        .out())
                .contains("FAIL  FS301 cgo-static: nss: symbol getaddrinfo", "FAIL  FS302 cgo-static: resolver: ")
                .doesNotContain("FS310");
    }

    @Test
    void cShipsAndTheBrokenVariantIsRefused() throws Exception {
        freestand(0, "c", "verify", "--engine", "sandbox");
        freestand(0, "c", "ship");
        ProcessResult broken = freestand(1, "c", "--config", "broken.yaml", "verify", "--engine", "sandbox");
        assertThat(broken.out())
                .contains("FAIL  FS101 musl-forgotten: expected static, found dynamic", "FAIL  FS103 musl-forgotten");
        assertThat(freestand(1, "c", "--config", "broken.yaml", "ship").err()).contains("the proof's verdict is FAIL");
        assertThat(root.resolve("c/target/ship")).doesNotExist();
    }

    @Test
    void aBinaryOfSomebodyElseIsProvedAndShipped() throws Exception {
        freestand(0, "any-binary", "verify", "--engine", "sandbox");
        freestand(0, "any-binary", "ship");
        shell("cmp any-binary/target/ship/busybox-*linux-x86_64 /bin/busybox");
    }
}

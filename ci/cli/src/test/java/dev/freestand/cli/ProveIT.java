package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.freestand.cli.command.CommandResult;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs proved without a configuration: from an address, an archive, a package. */
class ProveIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void sample() throws IOException {
        project = new SampleProject(root);
    }

    /** Has an archive of the project's folder proved in this process. */
    private ProcessResult inside(String output, String archive, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("prove", "--engine", "sandbox"));
        words.addAll(List.of(
                "-o", root.resolve(output).toString(), root.resolve(archive).toString()));
        words.addAll(List.of(more));
        return CommandResult.run(Duration.ofMinutes(2), words.toArray(String[]::new))
                .asProcess();
    }

    /** A package of a program that does not know --version, and says so. */
    private byte[] deb(String depends) throws IOException {
        project.compile("mkdir", "-p", "deb/DEBIAN", "deb/usr/bin");
        project.compile("musl-gcc", "-static", "-Os", "-s", "-DDIFFERS=0", "greet.c", "-o", "deb/usr/bin/greet");
        Files.writeString(root.resolve("deb/DEBIAN/control"), """
                Package: greet
                Version: 1
                Architecture: amd64
                Maintainer: The makers <makers@example.org>
                %sDescription: greets
                """.formatted(depends));
        project.compile("dpkg-deb", "--root-owner-group", "--build", "deb", "greet.deb");
        return Files.readAllBytes(root.resolve("greet.deb"));
    }

    private HttpsServer serve(byte[] content) throws Exception {
        project.compile(
                "keytool",
                "-genkeypair",
                "-alias",
                "s",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                "keys.p12",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(root.resolve("keys.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/greet.deb", exchange -> answer(exchange, content, null));
        server.createContext("/latest", exchange -> answer(exchange, new byte[0], "/greet.deb"));
        server.createContext("/plain", exchange -> answer(exchange, new byte[0], "http://localhost:1/greet.deb"));
        server.start();
        project.with(
                "FREESTAND_JAVA_OPTIONS",
                "-Djavax.net.ssl.trustStore=" + root.resolve("keys.p12") + " -Djavax.net.ssl.trustStorePassword="
                        + PASSWORD);
        return server;
    }

    private static void answer(HttpExchange exchange, byte[] content, String location) throws IOException {
        if (location != null) {
            exchange.getResponseHeaders().add("Location", location);
        }
        exchange.sendResponseHeaders(location == null ? 200 : 302, location == null ? content.length : -1);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @Test
    void aPackageAtAnAddressIsCheckedInstalledAndRun() throws Exception {
        byte[] deb = deb("");
        HttpsServer server = serve(deb);
        try {
            String address = "https://localhost:" + server.getAddress().getPort();
            ProcessResult other = project.freestand("prove", "--sha256", "0".repeat(64), address + "/greet.deb");
            assertThat(other.exitCode()).isEqualTo(1);
            assertThat(other.err()).contains("was not unpacked\n  sha256:   " + Sha256.of(deb), "expected: 0000");
            assertThat(root.resolve("freestand-proof")).doesNotExist();
            ProcessResult plain = project.freestand("prove", address + "/plain");
            assertThat(plain.exitCode()).isEqualTo(3);
            assertThat(plain.err()).contains("it redirects to http://localhost, and only https:// is followed");

            ProcessResult result =
                    project.freestand("prove", "--engine", "sandbox", "--sha256", Sha256.of(deb), address + "/latest");
            assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
            assertThat(result.err())
                    .contains(
                            "unpack latest: Debian package",
                            "behaviour version: each program is run with --version",
                            "install latest in debian-12 by dpkg; on PATH: greet",
                            "greet exits with status 2 wherever it runs (usage: greet): it may not support --version");
        } finally {
            server.stop(0);
        }
        Proof proof = ProofJson.read(root.resolve("freestand-proof/target/freestand/proof.json"));
        assertThat(proof.cells()).hasSizeGreaterThan(10).allMatch(cell -> cell.outcome() == Outcome.PASS);
        assertThat(proof.cells())
                .filteredOn(cell -> cell.environment().equals("debian-12-installed"))
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.observed()).isEqualTo(RunResult.RUNS);
                    assertThat(cell.behaviours().get(0).exit()).isEqualTo(2);
                });
        assertThat(root.resolve("freestand-proof/installed/debian-12/usr/bin/greet"))
                .exists();

        // What the user changes is not written over.
        Path config = root.resolve("freestand-proof/freestand.yaml");
        Files.writeString(config, Files.readString(config).replace("exit: same", "exit: 2"));
        ProcessResult again = project.freestand("prove", "greet.deb");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("nothing is written to freestand-proof: ", "freestand.yaml was changed");
    }

    @Test
    void anArchiveOfSeveralMachinesAndArguments() throws Exception {
        project.compile("mkdir", "-p", "a/arm", "a/x86");
        project.compile("aarch64-linux-gnu-gcc", "-static", "-DDIFFERS=0", "greet.c", "-o", "a/arm/greet");
        project.compile("musl-gcc", "-static", "-DDIFFERS=0", "greet.c", "-o", "a/x86/greet");
        project.compile("tar", "-cJf", "a.tar.xz", "a");

        ProcessResult result = inside("p", "a.tar.xz", "--format", "json", "--");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.err()).contains("behaviour arguments: each program is run with no argument");
        Proof proof = ProofJson.read(root.resolve("p/target/freestand/proof.json"));
        assertThat(result.out()).isEqualTo(ProofJson.print(proof));
        Map<String, Long> cells = proof.cells().stream()
                .filter(cell -> cell.outcome() == Outcome.PASS)
                .collect(Collectors.groupingBy(Cell::variant, Collectors.counting()));
        assertThat(cells).containsEntry("greet-aarch64", 1L).containsKey("greet-x86-64");
        assertThat(cells.get("greet-x86-64")).isGreaterThan(10);
    }

    @Test
    void aPackageWhoseDependencyIsNotThereIsInconclusive() throws Exception {
        deb("Depends: libnowhere9\n");
        ProcessResult result = inside("p", "greet.deb", "--");
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(3);
        assertThat(result.err())
                .contains("greet.deb was not installed in debian-12: it depends on libnowhere9, which cannot be"
                        + " downloaded without a network");
    }
}

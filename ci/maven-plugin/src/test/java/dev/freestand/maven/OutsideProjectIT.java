package dev.freestand.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project that is not part of this build takes the plugin from a repository in a folder, and a real Maven runs its goals
 * as a process of its own. No Docker daemon answers there.
 */
class OutsideProjectIT {

    private static final String VERSION = System.getProperty("project.version");

    /** What a repository has to have for the plugin, by folder of this build. */
    private static final Map<String, String> MODULES = Map.of(
            "", "freestand-parent",
            "verifier/core", "freestand-core",
            "verifier", "freestand-verifier",
            "containers", "freestand-containers",
            "ci/attest", "freestand-attest",
            "ci/cli", "freestand-cli",
            "ci/maven-plugin", "freestand-maven-plugin");

    /** Holds the repository of this build, and the local repository of the Maven that is run. */
    @TempDir
    private static Path machine;

    @TempDir
    private Path root;

    @BeforeAll
    static void repository() throws IOException {
        Path build = Path.of("../..").toAbsolutePath().normalize();
        for (Map.Entry<String, String> module : MODULES.entrySet()) {
            String name = module.getValue() + "-" + VERSION;
            Path folder = Files.createDirectories(
                    machine.resolve("repository/dev/freestand").resolve(module.getValue() + "/" + VERSION));
            Path from = build.resolve(module.getKey());
            Files.copy(from.resolve("pom.xml"), folder.resolve(name + ".pom"));
            if (!module.getKey().isEmpty()) {
                Files.copy(from.resolve("target/" + name + ".jar"), folder.resolve(name + ".jar"));
            }
        }
        // What this build has taken from Maven Central stands for Maven Central.
        Files.writeString(
                machine.resolve("settings.xml"), """
                <settings>
                  <localRepository>%1$s/local</localRepository>
                  <mirrors>
                    <mirror><id>here</id><mirrorOf>central</mirrorOf><url>file://%2$s</url></mirror>
                  </mirrors>
                  <profiles><profile>
                    <id>outside</id>
                    <pluginRepositories>
                      <pluginRepository>
                        <id>freestand</id>
                        <url>file://%1$s/repository</url>
                        <releases><checksumPolicy>ignore</checksumPolicy></releases>
                      </pluginRepository>
                      <pluginRepository>
                        <id>central</id>
                        <url>file://%2$s</url>
                        <releases><checksumPolicy>ignore</checksumPolicy></releases>
                      </pluginRepository>
                    </pluginRepositories>
                  </profile></profiles>
                  <activeProfiles><activeProfile>outside</activeProfile></activeProfiles>
                </settings>
                """.formatted(machine, System.getProperty("local.repository")));
    }

    /** The example, as a user copies it. */
    @BeforeEach
    void project() throws IOException {
        Path example = Path.of("../examples/maven");
        for (String name : new String[] {"pom.xml", "freestand.yaml", "greet.c"}) {
            Files.copy(example.resolve(name), root.resolve(name));
        }
        String pom = Files.readString(root.resolve("pom.xml"));
        assertThat(pom.lines()).hasSizeLessThan(25);
        assertThat(pom).contains("<version>" + VERSION + "</version>");
    }

    /** Has the file built dynamically. */
    private void forgetStatic() throws IOException {
        Path config = root.resolve("freestand.yaml");
        Files.writeString(
                config,
                Files.readString(config).replace("musl-gcc, -static,", "gcc,").replace("libc: musl, ", ""));
    }

    private ProcessResult maven(String... arguments) throws IOException {
        List<String> argv = new ArrayList<>(List.of(
                "mvn", "-B", "-ntp", "-s", machine.resolve("settings.xml").toString()));
        argv.addAll(List.of(arguments));
        return new CommonsExecRunner()
                .run(ProcessRequest.of(argv)
                        .in(root)
                        .withTimeout(Duration.ofMinutes(5))
                        .withEnvironment(Map.of(
                                "PATH", System.getenv("PATH"),
                                "HOME", System.getenv("HOME"),
                                "DOCKER_HOST", "unix://" + root + "/no-daemon.sock")));
    }

    @Test
    void quietMavenPrintsNothingWithoutDocker() throws IOException {
        ProcessResult result = maven("-q", "verify");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        // Maven itself resets the terminal's colours.
        assertThat((result.out() + result.err()).replace("\u001b[0m", "")).isEmpty();
        assertThat(root.resolve("target/ship/SHA256SUMS")).isNotEmptyFile();
    }

    @Test
    void theEngineThatIsUsedInsteadOfDockerIsOneLine() throws IOException {
        ProcessResult result = maven("verify");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).doesNotContain("[ERROR]", "[WARNING]", "Testcontainers");
        assertThat(result.out().lines().filter(line -> line.contains("no-daemon.sock")))
                .as(result.out())
                .hasSize(1);
    }

    @Test
    void aFailureEndsWithTheRulesAndTheReport() throws IOException {
        forgetStatic();

        ProcessResult result = maven("-q", "verify");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("FAIL  FS101 static: expected static, found dynamic", "greet: FAIL")
                .containsOnlyOnce("report: " + root + "/target/freestand/report.html");
    }

    @Test
    void filesAreInspectedAndGoalsExplained() throws IOException {
        String plugin = "dev.freestand:freestand-maven-plugin:" + VERSION + ":";
        ProcessResult good = maven(
                "-o",
                "-T",
                "2",
                plugin + "inspect",
                "-Dfreestand.file=/bin/true,/bin/sh",
                "-Dfreestand.expect=dynamic",
                "-Dfreestand.needed=libc.so.6",
                "-Dfreestand.verbose");
        assertThat(good.exitCode()).as(good.out()).isZero();
        assertThat(good.out()).contains("/bin/true", "/bin/sh", "PT_INTERP", "without it ");

        ProcessResult bad = maven(
                "-o",
                "-q",
                plugin + "inspect",
                "-Dfreestand.file=/bin/true",
                "-Dfreestand.expect=static",
                "-Dfreestand.glibc=2.2",
                plugin + "help",
                "-Dgoal=verify",
                "-Ddetail");
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.out())
                .contains(
                        "not as expected",
                        "/bin/true: expected static, found executable, dynamic",
                        "/bin/true: promised glibc <= 2.2");

        ProcessResult help = maven("-o", plugin + "help", "-Dgoal=verify", "-Ddetail");
        assertThat(help.out()).contains("freestand:verify", "baseline", "User property: freestand.engine");
    }

    @Test
    void aMissingOrBrokenConfigurationIsNamed() throws IOException {
        Path config = root.resolve("freestand.yaml");
        Files.writeString(config, Files.readString(config).replace("artifact:", "artefact:"));
        assertThat(maven("-q", "verify").out()).contains("freestand.yaml:", "artefact", "artifact");
        Files.delete(config);
        assertThat(maven("-q", "verify").out()).contains(config.toString(), "-Dfreestand.config=FILE");
        assertThat(maven("-q", "verify", "-Dfreestand.skip").exitCode()).isZero();
    }
}

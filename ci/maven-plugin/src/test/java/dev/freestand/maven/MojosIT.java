package dev.freestand.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.attest.KeyKind;
import dev.freestand.attest.ShipmentCheck;
import dev.freestand.attest.VerificationPolicy;
import dev.freestand.cli.attest.KeyFiles;
import dev.freestand.cli.attest.ShipmentFiles;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals on a small project in C: what they leave behind, and how they fail a build. */
class MojosIT {

    @TempDir
    private Path root;

    @BeforeEach
    void source() throws IOException {
        Files.writeString(
                root.resolve("greet.c"), "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }\n");
    }

    private void configure(String compiler, String more) throws IOException {
        Files.writeString(root.resolve("freestand.yaml"), """
                freestand: 1
                subject: greet
                variants:
                  - name: static
                    build: [ sh, -ec, "%s -O -s greet.c -o greet" ]
                    artifact: greet
                    expect: { linkage: static }
                    ship: true
                behaviours: [ { name: greets, stdout: "hello\\n" } ]
                environments: { include: [ scratch ] }
                %s
                """.formatted(compiler, more));
    }

    private <T extends FreestandMojo> T configured(T goal) throws ReflectiveOperationException {
        set(FreestandMojo.class, goal, "config", root.resolve("freestand.yaml").toFile());
        if (goal instanceof ShipMojo) {
            set(ShipMojo.class, goal, "keyless", "off");
        }
        if (goal instanceof VerifyMojo) {
            set(VerifyMojo.class, goal, "engine", "sandbox");
        }
        return goal;
    }

    /** What Maven does with a parameter. */
    private static void set(Class<?> type, Object goal, String name, Object value) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        field.set(goal, value);
    }

    @Test
    void environmentsArePrepared() throws Exception {
        configure("musl-gcc -static", "");
        configured(new PrepareMojo()).execute();

        Path config = root.resolve("freestand.yaml");
        Files.writeString(
                config,
                Files.readString(config).replace("[ scratch ]", "[ mine ], add: [ { name: mine, tree: none } ]"));
        assertThatThrownBy(() -> configured(new PrepareMojo()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("inconclusive\nenvironment mine is not prepared: folder ")
                .hasMessageContaining("does not exist");
    }

    @Test
    void aGoodFileIsProvedAndShipped() throws Exception {
        configure("musl-gcc -static", "");
        configured(new BuildMojo()).execute();
        configured(new VerifyMojo()).execute();
        configured(new ShipMojo()).execute();

        assertThat(root.resolve("target/freestand/proof.json")).content().contains("\"verdict\": \"PASS\"");
        assertThat(root.resolve("target/ship/greet-linux-x86_64")).hasSameBinaryContentAs(root.resolve("greet"));
        assertThat(root.resolve("target/ship/greet-linux-x86_64.cdx.json")).isNotEmptyFile();
    }

    @Test
    void aShipmentIsSignedByTheKeyThatIsNamed() throws Exception {
        configure("musl-gcc -static", "");
        configured(new VerifyMojo()).execute();
        Path key = root.resolve("release");
        KeyFiles.generate(key, KeyKind.ED25519);
        ShipMojo ship = configured(new ShipMojo());
        set(ShipMojo.class, ship, "key", root.resolve("release.pem").toFile());
        ship.execute();
        VerificationPolicy trust =
                new VerificationPolicy(KeyFiles.verifying(root.resolve("release.pub.pem")), null, false);
        assertThat(ShipmentCheck.check(ShipmentFiles.of(root.resolve("target/ship")), trust, ProofJson.layout())
                        .verdict())
                .isEqualTo(Outcome.PASS);

        set(ShipMojo.class, ship, "key", root.resolve("none.pem").toFile());
        assertThatThrownBy(ship::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("none.pem does not exist");
        assertThat(root.resolve("target/ship")).doesNotExist();
        set(ShipMojo.class, ship, "keyless", "perhaps");
        assertThatThrownBy(ship::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("freestand.keyless is 'perhaps', expected auto, on or off");
    }

    @Test
    void aFailureFailsTheBuildAndListsEverythingOnce() throws Exception {
        configure("gcc", "");
        VerifyMojo goal = configured(new VerifyMojo());

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("FAIL  FS101 static: expected static, found dynamic")
                .hasMessageContaining("FAIL  FS103 static: ")
                .hasMessageContaining("FAIL  static in scratch: ")
                .hasMessageContaining("greet: FAIL");
        assertThat(root.resolve("target/freestand/report.html")).exists();
        assertThat(root.resolve("target/freestand/badge.svg")).content().contains("failed");

        ShipMojo ship = configured(new ShipMojo());
        assertThatThrownBy(ship::execute).isInstanceOf(MojoFailureException.class);
        assertThat(root.resolve("target/ship")).doesNotExist();
    }

    @Test
    void aMistakeInTheConfigurationIsAnError() throws Exception {
        configure("musl-gcc -static", "polcy: {}");
        VerifyMojo goal = configured(new VerifyMojo());
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("unknown key 'polcy'");

        configure("musl-gcc -static", "");
        set(VerifyMojo.class, goal, "engine", "podman");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("freestand.engine is 'podman', expected auto, docker, sandbox or all");
    }

    @Test
    void anEarlierProofIsABaseline() throws Exception {
        configure("musl-gcc -static", "");
        VerifyMojo goal = configured(new VerifyMojo());
        goal.execute();
        Path earlier = Files.copy(root.resolve("target/freestand/proof.json"), root.resolve("old.json"));
        set(VerifyMojo.class, goal, "baseline", earlier.toFile());
        goal.execute();
        assertThat(root.resolve("target/freestand/report.md")).content().contains("Nothing changed.");

        set(VerifyMojo.class, goal, "baseline", root.resolve("none.json").toFile());
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no baseline: ")
                .hasMessageContaining("there is no such file");
    }

    @Test
    void theVariantsThatAPropertyNamesAreProvedAndNothingIsShipped() throws Exception {
        configure("musl-gcc -static", "");
        Files.writeString(
                root.resolve("freestand.yaml"),
                Files.readString(root.resolve("freestand.yaml"))
                        .replace(
                                "behaviours:", "  - { name: other, artifact: none, build: [ 'false' ] }\nbehaviours:"));
        BuildMojo build = configured(new BuildMojo());
        set(BuildMojo.class, build, "variants", List.of("static"));
        build.execute();
        VerifyMojo verify = configured(new VerifyMojo());
        set(VerifyMojo.class, verify, "variants", List.of("static"));
        verify.execute();
        assertThat(root.resolve("target/freestand/report.md"))
                .content()
                .contains("Proved in part.", "Left out, and not proved: other");

        ShipMojo ship = configured(new ShipMojo());
        assertThatThrownBy(ship::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        "it leaves out other (-Dfreestand.variant), and only a proof of all variants can be shipped")
                .hasMessageContaining("Run mvn freestand:verify again.");
        set(VerifyMojo.class, verify, "variants", List.of("statick"));
        assertThatThrownBy(verify::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("there is no variant statick; did you mean static?");
    }

    @Test
    void skippingProvesNothingAndIsReported() throws Exception {
        VerifyMojo goal = configured(new VerifyMojo());
        set(FreestandMojo.class, goal, "skip", true);
        goal.execute();
        assertThat(root.resolve("target")).doesNotExist();
    }

    @Test
    void aMissingConfigurationNamesThePropertyOfMaven() throws Exception {
        BuildMojo goal = configured(new BuildMojo());
        set(FreestandMojo.class, goal, "config", root.resolve("none.yaml").toFile());
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("name another with -Dfreestand.config=FILE");
    }
}

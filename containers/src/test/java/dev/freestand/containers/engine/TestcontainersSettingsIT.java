package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.containers.JavaProgram;
import dev.freestand.verifier.process.CommonsExecRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** What Testcontainers' users have configured holds here too. */
class TestcontainersSettingsIT {

    @TempDir
    private Path home;

    /** Prints the images to use instead of its arguments. */
    static final class Names {

        private Names() {}

        public static void main(String[] images) {
            for (String image : images) {
                System.out.println(ImageNames.substitute(image));
            }
        }
    }

    /** Prints who pulls from Docker Hub. */
    static final class HubUser {

        private HubUser() {}

        public static void main(String[] none) {
            System.out.println(DockerImages.hubLogin(null).getUsername());
        }
    }

    /** Prints the engine that is taken, and every notice. */
    static final class Selection {

        private Selection() {}

        public static void main(String[] none) {
            try (Engine engine = new EngineSelector(
                            () -> new DockerEngine(System.getenv()), () -> new SandboxEngine(new CommonsExecRunner()))
                    .select(EngineChoice.AUTO, System.out::println)) {
                System.out.println(engine.name());
            }
        }
    }

    /** A user's own. */
    public static final class Upstream extends ImageNameSubstitutor {

        @Override
        public DockerImageName apply(DockerImageName original) {
            return original.getRepository().equals("refused") ? fail() : original.withRegistry("upstream.example");
        }

        private static DockerImageName fail() {
            throw new IllegalStateException("not on the list");
        }

        @Override
        protected String getDescription() {
            return "a test's";
        }
    }

    private String run(Class<?> program, Map<String, String> environment, String... arguments) throws Exception {
        return JavaProgram.output(environment, JavaProgram.of(List.of("-Duser.home=" + home), program, arguments));
    }

    private void properties(String text) throws IOException {
        Files.writeString(home.resolve(".testcontainers.properties"), text);
    }

    @Test
    void theHubPrefixOfThePropertiesIsUsed() throws Exception {
        properties("hub.image.name.prefix=mirror.example/hub/\n");

        assertThat(run(Names.class, Map.of(), "alpine:3", "r.example/a:1", "alpine@sha256:" + "0".repeat(64))
                        .lines())
                .containsExactly(
                        "mirror.example/hub/alpine:3",
                        "r.example/a:1",
                        "mirror.example/hub/alpine@sha256:" + "0".repeat(64));
    }

    @Test
    void theHubPrefixOfTheVariableIsUsed() throws Exception {
        assertThat(run(Names.class, Map.of("TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX", "m.example/"), "a/b"))
                .isEqualTo("m.example/a/b:latest\n");
    }

    @Test
    void theConfiguredSubstitutorIsUsed() throws Exception {
        properties("image.substitutor=" + Upstream.class.getName() + "\n");

        assertThat(run(Names.class, Map.of(), "r.example/a:1")).isEqualTo("upstream.example/a:1\n");
    }

    @Test
    void aSubstitutorThatCannotBeLoadedIsNamed() throws Exception {
        assertThatThrownBy(() -> run(Names.class, Map.of("TESTCONTAINERS_IMAGE_SUBSTITUTOR", "no.Such"), "a"))
                .hasMessageContaining("cannot substitute image a")
                .hasMessageContaining("no.Such")
                .hasMessageContaining("image.substitutor");
    }

    @Test
    void theLoginForTheHubIsFound() throws Exception {
        String auth = Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8));
        String config = "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"" + auth + "\"}}}";

        assertThat(run(HubUser.class, Map.of("DOCKER_AUTH_CONFIG", config))).isEqualTo("me\n");
    }

    @Test
    void withoutADaemonTheSandboxRunsAndNothingIsReportedAsAnError() throws Exception {
        String socket = "unix://" + home.resolve("no.sock");

        String said = run(Selection.class, Map.of("DOCKER_HOST", socket));

        assertThat(said.lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("cells run in the sandbox")
                .contains("DOCKER_HOST=" + socket);
        assertThat(said).endsWith("\nsandbox\n").doesNotContain("ERROR", "valid Docker environment");
    }

    @Test
    void theDaemonOfThePropertiesIsTheOnlyOneAsked() throws Exception {
        for (String key : List.of("docker.host", "tc.host")) {
            properties(key + "=unix:///no.sock\n");

            assertThat(run(Selection.class, Map.of("DOCKER_HOST", "")))
                    .contains(key + "=unix:///no.sock in ~/.testcontainers.properties")
                    .endsWith("\nsandbox\n")
                    .doesNotContain("ERROR");
        }
    }
}

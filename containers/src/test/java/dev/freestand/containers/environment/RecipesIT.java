package dev.freestand.containers.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.image.store.TreeFingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes have a list of their own, which a shell can read: it must say what the catalogue says. */
class RecipesIT {

    @Test
    void theyListTheEnvironmentsThatHaveOne() throws Exception {
        List<Environment> made = Catalogue.bundled().environments().stream()
                .filter(environment -> environment.recipe() != null && !environment.empty())
                .toList();

        Ended list = run("--list");

        assertThat(list.status()).isZero();
        assertThat(list.output().lines())
                .containsExactlyElementsOf(made.stream().map(Environment::name).toList());
        assertThat(Files.readAllLines(Path.of("recipes/environments")))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactlyElementsOf(made.stream()
                        .map(environment -> environment.name() + " " + environment.recipe())
                        .toList());
    }

    @Test
    void eachRecipeHasADigestOfItsOwn() throws Exception {
        List<String> digests = new ArrayList<>();
        for (String name : run("--list").output().lines().toList()) {
            Ended digest = run("--digest", name);
            assertThat(digest.status()).as(name).isZero();
            assertThat(digest.output()).matches("[0-9a-f]{64}\n");
            digests.add(digest.output());
        }
        assertThat(digests).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "alpine-3.22, environment 'alpine-3.22' cannot be made here",
        "alpine, environment 'alpine' cannot be made here",
    })
    void whatCannotBeMadeIsRefused(String name, String reason) throws Exception {
        Ended digest = run("--digest", name);

        assertThat(digest.status()).isEqualTo(2);
        assertThat(digest.output()).contains(reason).contains("debian-testing");
    }

    @Test
    void theDigestOfATreeIsTheSameInTheRecipesAndHere(@TempDir Path cache) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("recipes/prepare-environments", "musl", "busybox")
                .redirectErrorStream(true)
                .redirectOutput(cache.resolve("log").toFile());
        builder.environment().put("FREESTAND_CACHE", cache.toString());
        assertThat(builder.start().waitFor())
                .as("%s", Files.readString(cache.resolve("log")))
                .isZero();

        for (String name : List.of("musl", "busybox")) {
            Environment environment = Catalogue.bundled().find(name).orElseThrow();
            PreparedEnvironment prepared = new EnvironmentCache(cache.resolve("environments")).load(environment);
            assertThat(prepared.checked()).isEqualTo(TreeFingerprint.BY_DIGEST);
            assertThat(prepared.rootfs().resolve("etc/passwd")).content().contains("nobody:x:65534");
        }
        Path hosts = cache.resolve("environments/musl/rootfs/etc/hosts");
        Files.writeString(hosts, "0.0.0.0 localhost\n");
        assertThat(builder.start().waitFor()).isZero();
        assertThat(Files.readString(cache.resolve("log")))
                .contains("was changed after it was made, and is made again")
                .contains("busybox        up to date");
        assertThat(hosts).content().contains("127.0.0.1");
    }

    private record Ended(int status, String output) {}

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("recipes/build-environment"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}

package dev.freestand.containers.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes read the catalogue by themselves, line by line: they must see in it what the Java code sees. */
class RecipesIT {

    @Test
    void theyListTheEnvironmentsThatHaveOne() throws Exception {
        List<String> expected = Catalogue.bundled().environments().stream()
                .filter(environment -> environment.recipe() != null)
                .map(Environment::name)
                .toList();

        Ended list = run("--list");

        assertThat(list.status()).isZero();
        assertThat(list.output().lines()).containsExactlyElementsOf(expected);
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
        "alpine-3.22, environment alpine-3.22 has no recipe",
        "alpine, no environment is called 'alpine'",
    })
    void whatCannotBeMadeIsRefused(String name, String reason) throws Exception {
        Ended digest = run("--digest", name);

        assertThat(digest.status()).isEqualTo(2);
        assertThat(digest.output()).contains(reason).contains("debian-testing");
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

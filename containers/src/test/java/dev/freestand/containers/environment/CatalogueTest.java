package dev.freestand.containers.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.proof.LibcFlavour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final String ONE = "catalogue: 1\nenvironments:\n"
            + "  - {name: a, title: A, family: f, release: null, libc: {flavour: none, version: null},"
            + " shell: null, recipe: empty}\n";

    @Test
    void theBundledOneHasTheEnvironmentsThatAreMadeWithoutARegistry() {
        assertThat(Catalogue.bundled().environments())
                .extracting(Environment::name)
                .containsExactly("scratch", "busybox", "musl", "debian-11", "debian-12", "debian-13");
        assertThat(Catalogue.bundled().find("debian-11")).hasValueSatisfying(environment -> {
            assertThat(environment.libc().flavour()).isEqualTo(LibcFlavour.GLIBC);
            assertThat(environment.libc().version()).isEqualTo("2.31");
            assertThat(environment.recipe()).isEqualTo("debian:bullseye");
        });
    }

    @Test
    void selectsWhatPolicyIncludesInItsOwnOrder() throws UnknownEnvironmentException {
        Catalogue catalogue = Catalogue.bundled();

        assertThat(catalogue.select(new Environments(List.of("debian-12", "scratch"), List.of("scratch"))))
                .extracting(Environment::name)
                .containsExactly("scratch", "debian-12");
        assertThat(catalogue.select(new Environments(List.of("all"), List.of("musl"))))
                .hasSize(6);
    }

    @Test
    void namesWhatThereIsWhenAskedForWhatIsNot() {
        assertThatThrownBy(() -> Catalogue.bundled().select(new Environments(List.of("all"), List.of("debain-12"))))
                .isInstanceOf(UnknownEnvironmentException.class)
                .hasMessageContaining("'debain-12'")
                .hasMessageContaining("debian-12, debian-13");
    }

    @Test
    void readsASmallOne() throws IOException {
        assertThat(parse(ONE).environments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "catalogue: 2\nenvironments: []",
                "catalogue: 1\nenvironments: []",
                "catalogue: 1\nenvironments: null",
                "catalogue: 1\ncatalogue: 1\nenvironments: []",
                "catalogue: 1\nenvironments: []\nmore: 1",
                "catalogue: 1\nenvironments:\n  - {name: a}",
            })
    void refusesWhatIsNotACatalogue(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesNamesThatAreNotSafeAsFileNamesAndTwoOfOneName() {
        assertThatThrownBy(() -> parse(ONE.replace("name: a", "name: ../a"))).hasMessageContaining("'../a'");
        assertThatThrownBy(() -> parse(ONE + ONE.substring(ONE.indexOf("  -"))))
                .hasMessageContaining("two environments are named a");
        assertThatThrownBy(() -> parse(ONE.replace("shell: null", "shell: sh"))).hasMessageContaining("sh");
        assertThatThrownBy(() -> parse(ONE.replace("title: A", "title: A, colour: red")))
                .hasMessageContaining("colour");
    }

    private static Catalogue parse(String text) throws IOException {
        return Catalogue.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

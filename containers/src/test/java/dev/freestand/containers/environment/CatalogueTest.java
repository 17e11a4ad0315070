package dev.freestand.containers.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.policy.Environments;
import dev.freestand.verifier.policy.OwnEnvironment;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final String ONE = "catalogue: 1\ngroups: []\nenvironments:\n"
            + "  - {name: a, title: A, family: f, release: null, libc: {flavour: none, version: null},"
            + " cpu: null, shell: null, recipe: empty, image: null, rolling: false, endOfLife: null,"
            + " source: https://example.org/}\n";

    private static final List<String> WITH_RECIPE =
            List.of("scratch", "busybox", "musl", "klibc", "debian-11", "debian-12", "debian-13", "debian-testing");

    private static final OwnEnvironment OWN =
            new OwnEnvironment("mine", "Mine", null, "trees/mine", LibcFlavour.MUSL, null, "/bin/sh");

    private final Catalogue catalogue = Catalogue.bundled();
    private final List<Environment> distributions = catalogue.environments().stream()
            .filter(environment -> environment.special() == null)
            .toList();

    @Test
    void theBundledOneHasSoManyEnvironmentsOfEachFamily() {
        Map<String, Long> families =
                distributions.stream().collect(Collectors.groupingBy(Environment::family, Collectors.counting()));

        assertThat(families)
                .containsEntry("none", 1L)
                .containsEntry("busybox", 4L)
                .containsEntry("musl", 1L)
                .containsEntry("klibc", 1L)
                .containsEntry("alpine", 3L)
                .containsEntry("debian", 5L)
                .containsEntry("ubuntu", 5L)
                .containsEntry("fedora", 2L)
                .containsEntry("centos", 1L)
                .containsEntry("rocky", 3L)
                .containsEntry("alma", 3L)
                .containsEntry("oracle", 3L)
                .containsEntry("amazon", 2L)
                .containsEntry("opensuse", 3L)
                .containsEntry("arch", 1L)
                .containsEntry("void", 2L)
                .containsEntry("gentoo", 1L)
                .containsEntry("nixos", 1L)
                .containsEntry("wolfi", 1L)
                .containsEntry("distroless", 2L)
                .containsEntry("photon", 2L);
        assertThat(distributions).hasSize(47);
        assertThat(catalogue.environments())
                .filteredOn(environment -> environment.recipe() != null)
                .extracting(Environment::name)
                .containsExactlyElementsOf(WITH_RECIPE);
    }

    @Test
    void everyBundledOneStatesItsSourceAndItsEndOfLife() {
        assertThat(distributions).allSatisfy(environment -> {
            assertThat(environment.source()).startsWith("https://");
            assertThat(environment.tree()).isNull();
            if (environment.image() != null) {
                assertThat(environment.image()).matches("[a-z.]+\\.[a-z]+(/[a-z0-9-]+)+:[a-z0-9.]+");
            }
            // The others follow the machine's own archive, or have none on record.
            if (environment.recipe() == null && !environment.rolling() && !undated(environment)) {
                assertThat(environment.endOfLife()).isBetween(LocalDate.of(2022, 1, 1), LocalDate.of(2036, 1, 1));
            }
            // A C library needs a version where the content is known not to change.
            if (!environment.rolling() && environment.libc().flavour() == LibcFlavour.GLIBC) {
                assertThat(environment.libc().version()).matches("2\\.[1-9][0-9]");
            }
        });
    }

    private static boolean undated(Environment environment) {
        return environment.family().equals("distroless") || environment.name().equals("photon-5.0");
    }

    @ParameterizedTest
    @CsvSource({
        "debian-11, glibc, 2.31, x86-64-v1, /bin/sh, 2026-08-31",
        "alpine-3.24, musl, 1.2.6, x86-64-v1, /bin/sh, 2028-06-01",
        "rocky-9, glibc, 2.34, x86-64-v2, /bin/sh, 2032-05-31",
        "alma-10, glibc, 2.39, x86-64-v3, /bin/sh, 2035-05-31",
        "arch, glibc, , x86-64-v1, /bin/sh, ",
        "distroless-static, none, , x86-64-v1, , ",
        "klibc, klibc, , x86-64-v1, /bin/sh, "
    })
    void readsTheFacts(String name, String libc, String version, String cpu, String shell, LocalDate end) {
        assertThat(catalogue.find(name)).hasValueSatisfying(environment -> {
            assertThat(environment.libc().flavour().label()).isEqualTo(libc);
            assertThat(environment.libc().version()).isEqualTo(version);
            assertThat(environment.cpu()).isEqualTo(cpu);
            assertThat(environment.shell()).isEqualTo(shell);
            assertThat(environment.endOfLife()).isEqualTo(end);
        });
    }

    private List<String> members(String group) {
        return catalogue.members(group, LocalDate.of(2026, 11, 29)).stream()
                .map(Environment::name)
                .toList();
    }

    @Test
    void everyMemberOfAGroupIsInTheCatalogue() {
        assertThat(catalogue.groups()).extracting(EnvironmentGroup::name).isEqualTo(Environments.NAMED_GROUPS);
        assertThat(catalogue.groups())
                .allSatisfy(group -> assertThat(members(group.name()))
                        .isNotEmpty()
                        .hasSameSizeAs(group.members() == null ? members(group.name()) : group.members()));
        assertThat(members("recipes")).isEqualTo(WITH_RECIPE);
        assertThat(members("popular")).contains("debian-12", "debian-13", "rocky-8", "distroless-static", "scratch");
        // What is popular is maintained, and is never a kernel or a condition.
        assertThat(members("popular")).doesNotContainAnyElementsOf(members("ended"));
    }

    @Test
    void whatHasEndedIsAMatterOfTheDay() {
        assertThat(members("ended"))
                .contains("centos-7", "debian-10", "debian-11")
                .doesNotContain("debian-12", "arch");
        assertThat(catalogue.members("ended", LocalDate.of(2026, 8, 31)))
                .extracting(Environment::name)
                .contains("debian-10")
                .doesNotContain("debian-11");
    }

    @Test
    void aGroupIsRequiredByItsMembersAlone() throws UnknownEnvironmentException {
        Environments policy = new Environments(List.of("popular", "recipes"), List.of("recipes"))
                .withMembers(catalogue.expansion(LocalDate.of(2026, 11, 29)));
        assertThat(policy.requires("rocky-9")).isFalse();
        assertThat(policy.requires("debian-12")).isTrue();
        assertThat(policy.include())
                .contains("rocky-9", "musl")
                .doesNotContain("popular")
                .doesNotHaveDuplicates();
    }

    @Test
    void aGroupWithoutItsMembersIsNoAnswer() {
        Environments policy = new Environments(List.of("popular"), List.of("popular"));
        assertThatThrownBy(() -> policy.requires("rocky-9")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void allIsWhatNeedsNoRegistryAndEverythingIsEverything() throws UnknownEnvironmentException {
        assertThat(select("all")).startsWith(WITH_RECIPE.toArray(String[]::new));
        assertThat(select("all").subList(WITH_RECIPE.size(), select("all").size()))
                .containsExactly(
                        "hostile-bare",
                        "hostile-random-user",
                        "hostile-odd-environment",
                        "hostile-closed-stdin",
                        "hostile-few-files",
                        "hostile-small-stack",
                        "hostile-old-seccomp");
        assertThat(select("everything")).hasSize(catalogue.environments().size());
    }

    @Test
    void namesAndPatternsSelectInTheCataloguesOrder() throws UnknownEnvironmentException {
        assertThat(select("debian-12", "scratch")).containsExactly("scratch", "debian-12");
        assertThat(select("alpine-*", "*-musl"))
                .containsExactly("busybox-musl", "alpine-3.22", "alpine-3.23", "alpine-3.24", "void-musl");
        assertThat(select("all", "wolfi")).hasSize(16).contains("wolfi");
    }

    @ParameterizedTest
    @CsvSource({"debain-12, debian-12", "scrath, scratch", "hostile-bar, hostile-bare", "Debian-13, debian-13"})
    void asksForTheOneThatMayHaveBeenMeant(String word, String meant) {
        for (Environments policy : List.of(
                new Environments(List.of(word), List.of(word)), new Environments(List.of("all"), List.of(word)))) {
            assertThatThrownBy(() -> catalogue.select(policy))
                    .isInstanceOf(UnknownEnvironmentException.class)
                    .hasMessageContaining("'" + word + "'; did you mean " + meant + "?; known: ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"debain-12", "alpin-*", "", "Debian-12", "debian"})
    void namesWhatThereIsWhenAskedForWhatIsNot(String word) {
        assertThatThrownBy(() -> select("all", word))
                .isInstanceOf(UnknownEnvironmentException.class)
                .hasMessageContaining("'" + word + "'")
                .hasMessageContaining("debian-12, debian-13");
        assertThatThrownBy(() -> catalogue.select(new Environments(List.of("all"), List.of(word))))
                .isInstanceOf(UnknownEnvironmentException.class)
                .hasMessageContaining("'" + word + "'")
                .hasMessageContaining("debian-12, debian-13");
    }

    @Test
    void specialEnvironmentsUseTheTreeOfAPreparedDistribution() {
        assertThat(catalogue.environments())
                .filteredOn(environment -> environment.special() != null)
                .isNotEmpty()
                .allSatisfy(environment -> assertThat(environment.inAll())
                        .isEqualTo(environment.name().startsWith("hostile-")
                                && !environment.name().equals("hostile-small-memory")))
                .filteredOn(environment -> environment.kind() != EnvironmentKind.KERNEL)
                .extracting(Environment::treeName)
                .isSubsetOf(WITH_RECIPE);
    }

    @Test
    void conditionsProcessorsAndMachinesAreOfTheirKind() {
        assertThat(catalogue.environments().stream().filter(one -> one.special() != null))
                .filteredOn(environment -> environment.kind() != EnvironmentKind.KERNEL)
                .allSatisfy(environment -> assertThat(environment.name())
                        .startsWith(environment.kind().name().toLowerCase(Locale.ROOT) + "-"));
        assertThat(catalogue.environments().stream().flatMap(environment -> environment.conditions().stream()))
                .as("each condition is somewhere in the catalogue")
                .contains(Condition.values());
    }

    @Test
    void onlyAnEmptyTreeIsWithoutSomething() {
        assertThatThrownBy(() -> new EnvironmentOverrides("debian-12", List.of(Condition.NO_PROC), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only the tree of scratch can be empty, not that of debian-12");
        assertThat(new EnvironmentOverrides("debian-12", List.of(Condition.FEW_FILES), null, null).conditions())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpine-3.22", "alpine-*"})
    void whatIsRequiredMustBeRun(String word) throws UnknownEnvironmentException {
        assertThatThrownBy(() -> catalogue.select(new Environments(List.of("all"), List.of(word))))
                .isInstanceOf(UnknownEnvironmentException.class)
                .hasMessageStartingWith("environments.require names '" + word + "', and environments.include does not")
                .hasMessageEndingWith("add '" + word + "' to environments.include");
        assertThat(catalogue.select(new Environments(List.of("everything"), List.of(word))))
                .hasSize(catalogue.environments().size());
    }

    @Test
    void environmentsOfTheProjectsOwnStandLastAndBelongToAll() throws UnknownEnvironmentException {
        OwnEnvironment pulled =
                new OwnEnvironment("base", "Base", "registry:5000/base:1", null, LibcFlavour.UNKNOWN, null, null);

        assertThat(catalogue.with(List.of(OWN)).find("mine")).hasValueSatisfying(environment -> {
            assertThat(environment.family()).isEqualTo("own");
            assertThat(environment.tree()).isEqualTo("trees/mine");
            assertThat(environment.libc().flavour()).isEqualTo(LibcFlavour.MUSL);
        });
        assertThat(catalogue.select(new Environments(List.of("all"), List.of("mine"), List.of(OWN, pulled))))
                .extracting(Environment::name)
                .hasSize(17)
                .endsWith("mine", "base");
        assertThat(catalogue.select(new Environments(List.of("mi*e"), List.of("all"), List.of(OWN))))
                .extracting(Environment::name)
                .containsExactly("mine");
        assertThatThrownBy(() -> catalogue.select(new Environments(List.of("mine"), List.of("mine"))))
                .hasMessageContaining("there is no environment 'mine'");
    }

    @Test
    void aNameOfTheCatalogueCannotBeTakenAgain() {
        OwnEnvironment twin = new OwnEnvironment("wolfi", "W", "w:1", null, LibcFlavour.UNKNOWN, null, null);

        assertThatThrownBy(() -> catalogue.with(List.of(twin)))
                .isInstanceOf(UnknownEnvironmentException.class)
                .hasMessageContaining("environments.add has 'wolfi'");
        assertThatThrownBy(() -> catalogue.with(List.of(OWN, OWN))).hasMessageContaining("environments.add has 'mine'");
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
                "catalogue: 1\ngroups: []\nenvironments: []",
                "catalogue: 1\ngroups: []\nenvironments: null",
                "catalogue: 1\ncatalogue: 1\nenvironments: []",
                "catalogue: 1\ngroups: []\nenvironments: []\nmore: 1",
                "catalogue: 1\ngroups: []\nenvironments:\n  - {name: a}",
            })
    void refusesWhatIsNotACatalogue(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: a|name: ../a|'../a' is not a name",
                "name: a|name: all|no environment can be named 'all'",
                "name: a|name: null|has no name",
                "title: A|title: null|environment a has no title",
                "title: A|title: A, colour: red|colour",
                "cpu: null|cpu: x86-64-v5|the cpu of a is 'x86-64-v5'",
                "shell: null|shell: sh|the shell of a is not an absolute path such as /bin/sh: sh",
                "recipe: empty|recipe: ' '|the recipe of a is empty",
                "recipe: empty|recipe: null|environment a has neither a recipe nor an image",
                "image: null|image: --privileged|the image of a is not a reference",
                "image: null|image: 'a b'|the image of a is not a reference",
                "image: null, ||image",
                "endOfLife: null|endOfLife: soon|'soon' could not be parsed",
                "rolling: false, endOfLife: null|rolling: true, endOfLife: 2030-01-01|is rolling and has an end of life",
                "rolling: false|rolling: null|rolling",
                "https://example.org/|ftp://example.org/|the source of a is not a URL",
                "https://example.org/|null|environment a has no source"
            })
    void refusesEntriesThatCannotBe(String good, String bad, String message) {
        String changed = ONE.replace(good, bad == null ? "" : bad);

        assertThat(changed).isNotEqualTo(ONE);
        assertThatThrownBy(() -> parse(changed)).isInstanceOf(IOException.class).hasMessageContaining(message);
    }

    @Test
    void refusesTwoOfOneName() {
        assertThatThrownBy(() -> parse(ONE + ONE.substring(ONE.indexOf("  -"))))
                .hasMessageContaining("two environments are named a");
    }

    private List<String> select(String... words) throws UnknownEnvironmentException {
        return catalogue.select(new Environments(List.of(words), List.of("all"))).stream()
                .map(Environment::name)
                .toList();
    }

    private static Catalogue parse(String text) throws IOException {
        return Catalogue.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

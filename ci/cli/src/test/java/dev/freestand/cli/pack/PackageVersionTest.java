package dev.freestand.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How versions are written for deb and rpm; that dpkg and rpm order them so is shown by PackageVersionsIT. */
class PackageVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.0-rc.1, 1.2.0~rc.1",
        "1.2.0~rc.1, 1.2.0~rc.1",
        "1.2.0rc1, 1.2.0~rc1",
        "1.2.0.rc1, 1.2.0~rc1",
        "1.2.0-SNAPSHOT, 1.2.0~SNAPSHOT",
        "1.2.0.SNAPSHOT, 1.2.0~SNAPSHOT",
        "1.2.0-M1, 1.2.0~M1",
        "1.2.0.M1, 1.2.0~M1",
        "1.2.0alpha2, 1.2.0~alpha2",
        "1.2.0.beta1, 1.2.0~beta1",
        "1.2.0b2, 1.2.0~b2",
        "1.2.0a1, 1.2.0~a1",
        "1.2.0.dev3, 1.2.0~dev3",
        "1.2.0rc1.dev3, 1.2.0~rc1~dev3",
        "1.2.0pre1, 1.2.0~pre1",
        "1.2.0-rc1-x, 1.2.0~rc1.x",
        "1.2.0-rc.1+build.5-x, 1.2.0~rc.1+build.5.x",
        "22-ea+15, 22~ea+15",
        "1.2.0~rc1-3, 1.2.0~rc1.3",
        "1.2.0-rc.1-14-gabcdef1, 1.2.0~rc.1+14.gabcdef1",
    })
    void aPreReleaseHasATilde(String version, String managed) {
        assertThat(PackageVersion.of(version)).isEqualTo(new PackageVersion(managed, managed));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.2u, 1.0.2u",
        "1.0.2b, 1.0.2b",
        "9.6p1, 9.6p1",
        "2024.11, 2024.11",
        "2024a, 2024a",
        "2024.01.05, 2024.01.05",
        "1.2.0+build5, 1.2.0+build5",
        "1.2.0+build.5-x, 1.2.0+build.5.x",
        "1.2.0.Final, 1.2.0.Final",
        "1.2.0-Final, 1.2.0+Final",
        "1.2.0-post1, 1.2.0+post1",
        "2.0.0-p247, 2.0.0+p247",
        "1.2.0-14-gabcdef1, 1.2.0+14.gabcdef1",
        "1.2.0-14-gabcdef1-dirty, 1.2.0+14.gabcdef1.dirty",
        "1.2.0precise, 1.2.0precise",
        "1.2.0device3, 1.2.0device3",
    })
    void whatIsNoPreReleaseHasNone(String version, String managed) {
        assertThat(PackageVersion.of(version)).isEqualTo(new PackageVersion(managed, managed));
    }

    @Test
    void rpmOrdersNumbersAfterLettersSoWordsAreJoined() {
        assertThat(PackageVersion.of("1.0.0-alpha.beta"))
                .isEqualTo(new PackageVersion("1.0.0~alpha.beta", "1.0.0~alphabeta"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.0-1", "1.2.0-20240101", "1.0.0-0.3.7", "1.2.0-1.fc40", "1.2.0-1+b"})
    void aNumberBehindADashIsRefusedAsItHasTwoMeanings(String version) {
        assertThatThrownBy(() -> PackageVersion.of(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the version '" + version + "' can be read in two ways")
                .hasMessageContaining("~")
                .hasMessageContaining("+")
                .hasMessageContaining("Debian revision, RPM release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "1.0_rc1", "1:2.0", "1--2", "", "1 2", "1+", "1^2", "1\n2"})
    void whatNoPackageManagerReadsIsRefused(String version) {
        assertThatThrownBy(() -> PackageVersion.of(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be that of a deb or an rpm");
    }

    @Test
    void theVersionOfATagHasNoLetter() {
        assertThatThrownBy(() -> PackageVersion.of("v1.2")).hasMessageEndingWith("; leave out the letter before 1.2");
        assertThatThrownBy(() -> PackageVersion.of("1.2_3")).message().doesNotContain("leave out");
    }
}

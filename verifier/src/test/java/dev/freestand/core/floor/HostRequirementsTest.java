package dev.freestand.core.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.ReleaseSupport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRequirementsTest {

    private static final String V1 = "x86-64-v1";

    private static HostRequirements glibc(Map<String, String> floors, String... unplaced) {
        return new HostRequirements(LibcFlavour.GLIBC, floors, List.of(unplaced), null, V1);
    }

    private static HostRequirements musl(Map<String, String> floors) {
        return new HostRequirements(LibcFlavour.MUSL, floors, List.of(), null, V1);
    }

    private static HostRequirements statically(String kernel, String level) {
        return new HostRequirements(null, Map.of(), List.of(), kernel, level);
    }

    private static ReleaseSupport on(HostRequirements reach, String distribution) {
        return reach.runsOn().stream()
                .filter(one -> one.distribution().equals(distribution))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2.34, Debian, 12",
        "2.34, Ubuntu, 22.04",
        "2.34, RHEL family, 9",
        "2.34, Amazon Linux, 2023",
        "2.34, Fedora, 36",
        "2.34, openSUSE Leap, 15.6",
        "2.34, SUSE Linux Enterprise, 15 SP6",
        "2.31, Debian, 11",
        "2.31, SUSE Linux Enterprise, 15 SP3",
        "2.31, openSUSE Leap, 15.3",
        "2.17, RHEL family, 7",
        "2.2.5, Debian, 8",
        "2.99, Debian, "
    })
    void aGlibcFloorGivesTheOldestRelease(String floor, String distribution, String since) {
        HostRequirements reach = glibc(Map.of("GLIBC", floor));
        assertThat(on(reach, distribution).since()).isEqualTo(since);
        assertThat(on(reach, "Alpine").since()).isNull();
        assertThat(on(reach, "Alpine").reason()).contains("its C library is musl, not glibc");
    }

    @Test
    void theHighestFloorDecidesAndWhatIsNotKnownIsNotPromised() {
        HostRequirements reach = glibc(Map.of("GLIBC", "2.17", "GLIBCXX", "3.4.29"));
        assertThat(on(reach, "Debian").since()).isEqualTo("12");
        assertThat(on(reach, "Debian").reason()).isEqualTo("Debian 11: GLIBCXX 3.4.29 is needed, it has 3.4.28");
        assertThat(on(reach, "SUSE Linux Enterprise").since()).isNull();
        assertThat(on(reach, "SUSE Linux Enterprise").reason()).contains("not known here");
    }

    @ParameterizedTest
    @CsvSource({
        "CXXABI, 1.3.13, Debian, 12", "CXXABI, 1.3.15, Ubuntu, 24.04", "GCC, 7.0.0, Debian, 10",
        "GCC, 12.0.0, Debian, 12", "GCC, 14.0.0, RHEL family, 10", "GCC, 3.0, SUSE Linux Enterprise, 12 SP5"
    })
    void theVersionsOfLibgccAndTheLanguageGoWithThoseOfTheLibrary(
            String prefix, String version, String distribution, String since) {
        assertThat(on(glibc(Map.of(prefix, version)), distribution).since()).isEqualTo(since);
    }

    @Test
    void anUnknownGccIsNotPromised() {
        assertThat(glibc(Map.of("GCC", "99.0.0")).runsOn()).allMatch(one -> one.since() == null);
        assertThat(on(glibc(Map.of("CXXABI", "1.9")), "Debian").reason())
                .isEqualTo("Debian 14 (testing): CXXABI 1.9 is needed, and what has it is not known here");
    }

    @Test
    void versionsOfGlibcThatHaveNoOrderArePromisedNowhere() {
        assertThat(glibc(Map.of(), "GLIBC_ABI_LATER").runsOn()).allMatch(one -> one.since() == null);
        HostRequirements named = glibc(Map.of("GLIBC", "2.2.5"), "GLIBC_ABI_GNU2_TLS");
        assertThat(on(named, "Debian").since()).isEqualTo("14 (testing)");
        assertThat(on(named, "Debian").provisos()).isEmpty();
        assertThat(on(named, "Debian").reason())
                .isEqualTo(
                        "Debian 13: GLIBC_ABI_GNU2_TLS is needed, which came with glibc 2.43; it has 2.41, to which it"
                                + " may have been added");
        assertThat(on(glibc(Map.of(), "GLIBC_PRIVATE"), "Debian").reason()).contains("one build of glibc");
        assertThat(on(glibc(Map.of("ZLIB", "1.2.9"), "LIBX"), "Debian").provisos())
                .containsExactly("not looked at: ZLIB_1.2.9, LIBX");
    }

    @Test
    void aStaticFileIsBoundByItsKernelFloorAlone() {
        HostRequirements old = statically("3.2.0", V1);
        assertThat(on(old, "RHEL family").since()).isEqualTo("7");
        assertThat(on(old, "RHEL family").reason()).contains("kernel 3.2.0 is needed, it has 2.6.32");
        assertThat(on(statically(null, V1), "Alpine").since()).isEqualTo("3.15");
        assertThat(on(statically(null, V1), "RHEL family").since()).isEqualTo("6");
        assertThat(on(old, "RHEL family").provisos()).isEmpty();
        assertThat(on(statically(null, V1), "RHEL family").provisos())
                .containsExactly("the oldest kernel that will do is not stated");
    }

    @Test
    void aReleaseHasAtLeastTheKernelOfTheOneBefore() {
        assertThat(on(statically("3.2.0", V1), "Fedora").since()).isEqualTo("36");
        ReleaseSupport newer = on(statically("6.5", V1), "Fedora");
        assertThat(newer.since()).isNull();
        assertThat(newer.reason())
                .isEqualTo("Fedora 44: kernel 6.5 is needed, what it has is not known here, and 36 before it has 5.17");
        assertThat(on(statically("3.2.0", V1), "SUSE Linux Enterprise").reason())
                .isEqualTo("SUSE Linux Enterprise 12 SP5: kernel 3.2.0 is needed, and what it has is not known here");
    }

    @Test
    void muslIsTakenFromAlpineAlone() {
        HostRequirements musl = musl(Map.of());
        assertThat(on(musl, "Alpine").since()).isEqualTo("3.15");
        assertThat(on(musl, "Alpine").provisos()).singleElement().asString().contains("no symbol versions");
        assertThat(on(musl, "Debian").since()).isNull();
        assertThat(on(musl(Map.of(MuslFloor.NAME, "1.2.5")), "Alpine").since()).isEqualTo("3.20");
    }

    @Test
    void aHigherProcessorLevelDependsOnTheMachine() {
        HostRequirements v3 = statically("3.2.0", "x86-64-v3");
        assertThat(on(v3, "Debian").provisos())
                .containsExactly("x86-64-v3 is needed, which depends on the machine:"
                        + " not every one with Debian 14 (testing) has more than x86-64-v1");
        assertThat(on(v3, "RHEL family").provisos())
                .containsExactly("x86-64-v3 is needed, which depends on the machine:"
                        + " not every one with RHEL family 9 has more than x86-64-v2");
        HostRequirements v3OfNew =
                new HostRequirements(LibcFlavour.GLIBC, Map.of("GLIBC", "2.38"), List.of(), null, "x86-64-v3");
        assertThat(on(v3OfNew, "RHEL family").since()).isEqualTo("10");
        assertThat(on(v3OfNew, "RHEL family").provisos()).isEmpty();
        assertThat(on(statically("3.2.0", "unknown"), "Debian").provisos())
                .containsExactly("the processor level that it needs is not stated");
    }

    @Test
    void aReleaseThatIsNotConfirmedIsMarked() {
        assertThat(on(glibc(Map.of("GLIBC", "2.34")), "SUSE Linux Enterprise").provisos())
                .containsExactly("not confirmed: the versions of 15 SP6, 16.0");
        assertThat(on(glibc(Map.of("GLIBC", "2.34")), "Debian").provisos()).isEmpty();
    }
}

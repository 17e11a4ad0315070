package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.pack.PackageVersion;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of packages, in the order that dpkg and rpm see. */
class PackageVersionsIT {

    @ParameterizedTest
    @CsvSource({
        // Semantic Versioning, section 11.
        "1.0.0-alpha, 1.0.0-alpha.1",
        "1.0.0-alpha.1, 1.0.0-alpha.beta",
        "1.0.0-alpha.beta, 1.0.0-beta",
        "1.0.0-beta, 1.0.0-beta.2",
        "1.0.0-beta.2, 1.0.0-beta.11",
        "1.0.0-beta.11, 1.0.0-rc.1",
        "1.0.0-rc.1, 1.0.0",
        "1.0.0, 1.0.1-alpha",
        // Other schemes.
        "1.2.0rc1, 1.2.0",
        "1.2.0~rc.1, 1.2.0",
        "1.2.0-SNAPSHOT, 1.2.0",
        "1.2.0-M1, 1.2.0-M2",
        "1.2.0-M2, 1.2.0",
        "1.2.0alpha2, 1.2.0.beta1",
        "1.2.0.beta1, 1.2.0rc1",
        "1.2.0a1, 1.2.0b2",
        "1.2.0b2, 1.2.0",
        "1.2.0.dev3, 1.2.0",
        "1.2.0rc1.dev3, 1.2.0rc1",
        "1.2.0pre1, 1.2.0",
        "1.2.0rc2, 1.2.0rc10",
        "1.1.9, 1.2.0-rc.1",
        "2.0.0.BUILD-SNAPSHOT, 2.0.0",
        // No pre-releases.
        "1.0.2t, 1.0.2u",
        "1.0.2, 1.0.2u",
        "1.0.2u, 1.0.3",
        "9.6, 9.6p1",
        "9.6p1, 9.7p1",
        "2024.9, 2024.11",
        "1.2.0, 1.2.0+build.5-x",
        "1.2.0, 1.2.0-14-gabcdef1",
        "1.2.0-14-gabcdef1, 1.2.1-rc.1",
        "1.2.0-rc.1-14-gabcdef1, 1.2.0-rc.2",
        "1.2.0, 1.2.0-post1",
    })
    void theFirstSortsBeforeTheSecondInDebAndRpm(String first, String second) throws IOException {
        PackageVersion earlier = PackageVersion.of(first);
        PackageVersion later = PackageVersion.of(second);
        assertThat(run("dpkg", "--compare-versions", earlier.deb(), "lt", later.deb())
                        .exitCode())
                .as(earlier.deb() + " lt " + later.deb())
                .isZero();
        assertThat(run("rpm", "--eval", "%{lua: print(rpm.vercmp('" + earlier.rpm() + "', '" + later.rpm() + "'))}")
                        .out())
                .as(earlier.rpm() + " lt " + later.rpm())
                .isEqualTo("-1\n");
    }

    private static ProcessResult run(String... argv) throws IOException {
        return new CommonsExecRunner().run(ProcessRequest.of(List.of(argv)));
    }
}

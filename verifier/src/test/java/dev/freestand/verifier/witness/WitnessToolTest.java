package dev.freestand.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessToolTest {

    @ParameterizedTest
    @CsvSource({
        "LDD, ldd (Debian GLIBC 2.36-9+deb12u10) 2.36, 2.36",
        "FILE, file-5.44, 5.44",
        "SIZE, GNU size (GNU Binutils for Debian) 2.40, 2.40",
        "READELF, GNU readelf (GNU Binutils) 2.43.1, 2.43.1",
        "SIZE, BusyBox v1.37.0,",
        "FILE, ,"
    })
    void eachTellsItsOwnVersion(WitnessTool tool, String banner, String version) {
        assertThat(tool.version(banner == null ? "" : banner)).isEqualTo(version);
    }
}

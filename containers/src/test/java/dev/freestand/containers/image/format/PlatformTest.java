package dev.freestand.containers.image.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.verifier.process.HostMachine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64",
        "linux/x86_64, linux/amd64",
        "linux/amd64/v1, linux/amd64",
        "linux/amd64/v3, linux/amd64/v3",
        "linux/aarch64, linux/arm64",
        "linux/arm64/v8, linux/arm64",
        "linux/arm, linux/arm/v7",
    })
    void differentWordsMeanTheSame(String text, String whole) {
        assertThat(Platform.parse(text)).hasToString(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "linux", "linux/", "/amd64", "linux/amd64/", "linux/amd64/v1/x", "Linux/amd64", "a b/c"})
    void whatIsNoPlatformIsRefused(String text) {
        assertThatThrownBy(() -> Platform.parse(text)).hasMessageContaining("such as linux/amd64");
    }

    @Test
    void aMachinesOwnImagesAreOfItsPlatform() {
        assertThat(Platform.of(HostMachine.X86_64)).isEqualTo(Platform.LINUX_AMD64);
        assertThat(Platform.of(HostMachine.AARCH64)).hasToString("linux/arm64");
    }

    @Test
    void lowerVariantsDoToo() {
        assertThat(accepted("linux/amd64")).containsExactly("linux/amd64");
        assertThat(accepted("linux/amd64/v3")).containsExactly("linux/amd64/v3", "linux/amd64/v2", "linux/amd64");
        assertThat(accepted("linux/arm")).containsExactly("linux/arm/v7", "linux/arm/v6", "linux/arm/v5");
        assertThat(accepted("linux/arm64/v9")).containsExactly("linux/arm64/v9", "linux/arm64");
    }

    private static List<String> accepted(String text) {
        return Platform.parse(text).acceptable().stream()
                .map(Platform::toString)
                .toList();
    }
}

package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.cli.project.PipelineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadTest {

    @ParameterizedTest
    @CsvSource({
        "http://example.org/x, is refused: over http://",
        "ftp://example.org/x, is not supported: expected",
        "file:///etc/passwd, is not supported: expected",
        "https:///x, is not supported: expected",
        "https://a b/x, is not an address",
    })
    void onlyHttpsIsFetched(String address, String reason) {
        assertThat(Download.isAddress(address)).isTrue();
        assertThatThrownBy(() -> Download.fetch(address, Path.of("/nonexistent/file"), line -> {}))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aPasswordIsNotShown() {
        List<String> said = new ArrayList<>();
        assertThatThrownBy(() -> Download.fetch("https://me:secret@h/x", Path.of("/nonexistent/file"), said::add))
                .isInstanceOf(PipelineException.class)
                .hasMessageNotContaining("secret");
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/a/b.tar.gz, b.tar.gz",
        "https://h/a/b.deb?x=/y, b.deb",
        "https://h/a/, a",
        "https://h, h",
    })
    void theNameIsThatOfTheFile(String address, String name) {
        assertThat(Download.name(address)).isEqualTo(name);
    }

    @Test
    void aFileIsNoAddress() {
        assertThat(Download.isAddress("a:b")).isFalse();
        assertThat(Download.isAddress("./https://x")).isFalse();
    }
}

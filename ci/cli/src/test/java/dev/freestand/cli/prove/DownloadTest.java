package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.cli.project.PipelineException;
import java.net.URI;
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

    @ParameterizedTest
    @CsvSource({
        "'', 'it redirects, and does not say where to'",
        "http://h/x?token=1, it redirects to http://h",
        "file:///etc/passwd, it redirects to file://",
        "https://me:secret@h/x, it redirects to an address with a user's name in it",
        "'ht tp://', it redirects to an invalid address",
    })
    void noRedirectLeadsAnywhere(String location, String reason) {
        URI from = URI.create("https://example.org/x");
        assertThatThrownBy(() -> new Download(from, line -> {}).redirect(from, location))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("https://example.org/x was not fetched: " + reason)
                .hasMessageNotContaining("token")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aRedirectWithinTheServer() throws Exception {
        URI from = URI.create("https://example.org/a/x");
        assertThat(new Download(from, line -> {}).redirect(from, "y#z")).hasToString("https://example.org/a/y#z");
    }

    @Test
    void aFileIsNoAddress() {
        assertThat(Download.isAddress("a:b")).isFalse();
        assertThat(Download.isAddress("./https://x")).isFalse();
    }
}

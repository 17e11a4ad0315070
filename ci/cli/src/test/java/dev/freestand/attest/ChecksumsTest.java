package dev.freestand.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One way to read a list of digests, and no way out of the folder. */
class ChecksumsTest {

    private static final String DIGEST = "a".repeat(64);

    private static Checksums parse(String text) throws AttestException {
        return Checksums.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void namesAndDigestsAreRead() throws AttestException {
        assertThat(parse(DIGEST + "  b/c d\n" + "0".repeat(64) + "  ä..x\n").digests())
                .containsEntry("b/c d", DIGEST)
                .containsEntry("ä..x", "0".repeat(64))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../../x",
                "/etc/passwd",
                "./x",
                "a/./x",
                "a//x",
                "a/",
                "..",
                ".",
                "SHA256SUMS",
                "SHA256SUMS.sig",
                "SHA256SUMS.sigstore.json",
                "a\\nb",
                "a\tb",
                "a\u001bb",
                "a\rb",
                ""
            })
    void namesThatAreNoPlaceInTheShipmentAreRefused(String name) {
        assertThatThrownBy(() -> parse(DIGEST + "  " + name + "\n"))
                .isInstanceOf(AttestException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void otherFormsAreRefused() {
        for (String line : new String[] {
            DIGEST + " *x",
            DIGEST + " x",
            DIGEST.substring(1) + "  x",
            DIGEST.toUpperCase(Locale.ROOT) + "  x",
            "\\" + DIGEST + "  x",
            "SHA256 (x) = " + DIGEST,
            "",
            "# " + DIGEST + "  x"
        }) {
            assertThatThrownBy(() -> parse(line + "\n")).as(line).isInstanceOf(AttestException.class);
        }
        assertThatThrownBy(() -> parse(DIGEST + "  x")).hasMessageContaining("cut short");
        assertThatThrownBy(() -> parse(DIGEST + "  x\n" + DIGEST + "  x\n"))
                .hasMessageContaining("line 2 names x again");
        assertThatThrownBy(() -> Checksums.parse(new byte[] {(byte) 0xff, '\n'}))
                .hasMessageContaining("UTF-8");
    }
}

package dev.freestand.attest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalBase64Test {

    @Test
    void whatIsWrittenIsRead() {
        for (String content : new String[] {"", "a", "ab", "abc", "abcd", "\u007f???>>>"}) {
            byte[] bytes = content.getBytes(US_ASCII);
            assertThat(CanonicalBase64.decode(Base64.getEncoder().encodeToString(bytes)))
                    .isEqualTo(bytes);
            Base64.Encoder url = Base64.getUrlEncoder();
            assertThat(CanonicalBase64.decodeUrl(url.encodeToString(bytes))).isEqualTo(bytes);
            assertThat(CanonicalBase64.decodeUrl(url.withoutPadding().encodeToString(bytes)))
                    .isEqualTo(bytes);
        }
    }

    /** Also what the class library of the static edition fails upon. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "==",
                "===",
                "====",
                "A",
                "A=",
                "A==",
                "A===",
                "AA",
                "AA=",
                "AAA",
                "AA=A",
                "A=A=",
                "=AAA",
                "AAA====",
                "AAAAA",
                "AB==",
                "AAB=",
                "AA==AAAA",
                "AAA\n",
                "AA A",
                "AAA\u00e9",
                "AAA\u0141",
                "AAA\ud83d",
                "AAA\u0000",
                "AA-_"
            })
    void anythingElseIsNot(String text) {
        assertThat(CanonicalBase64.decode(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=", "==", "====", "A", "A===", "AA=", "AB", "AAB", "A=A", "AAAA=", "AA+/", "AA\u00e9", "AA\n"})
    void inTheAlphabetForUrlsNeither(String text) {
        assertThat(CanonicalBase64.decodeUrl(text)).isNull();
    }
}

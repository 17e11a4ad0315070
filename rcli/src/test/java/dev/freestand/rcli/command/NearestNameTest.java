package dev.freestand.rcli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> OPTIONS = List.of(
            "-a",
            "-o",
            "-y",
            "--armor",
            "--force",
            "--in-place",
            "--key",
            "--key-env",
            "--key-file",
            "--output",
            "--passphrase",
            "--passphrase-file",
            "--recipient",
            "--recipients-file",
            "encrypt",
            "decrypt",
            "keygen");

    @ParameterizedTest
    @CsvSource({
        "--kex, --key",
        "--kye, --key",
        "--ke, --key",
        "--keys, --key",
        "--key-fiel, --key-file",
        "--armour, --armor",
        "--inplace, --in-place",
        "--out, --output",
        "--pass, --passphrase",
        "--recipeint, --recipient",
        "--recipients, --recipient",
        "enc, encrypt",
        "encyrpt, encrypt",
        "dencrypt, encrypt",
        "key-gen, keygen",
        "--frob,",
        "--x,",
        "-b,",
        "-k,",
        "--,",
        "-,",
        "'',",
        "frob,",
        "armor,",
        "--encrypt,",
        "---key,",
    })
    void theNearestOfTheSameKindIsFound(String written, String expected) {
        assertThat(NearestName.nearest(written, OPTIONS)).isEqualTo(expected);
        assertThat(NearestName.question(written, OPTIONS))
                .isEqualTo(expected == null ? "" : ", did you mean '" + expected + "'?");
    }

    @ParameterizedTest
    @CsvSource({"--re,", "--key-,--key"})
    void ofSeveralWithOneBeginningTheShortestIsMeant(String written, String expected) {
        assertThat(NearestName.nearest(written, OPTIONS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10000", "31"})
    void whatNobodyTypesIsNotCompared(int length) {
        assertThat(NearestName.nearest("--" + "k".repeat(length), List.of("--" + "k".repeat(length))))
                .isNull();
    }
}

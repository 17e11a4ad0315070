package dev.freestand.core.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes between functions, as objdump shows them in files of GNU ld, gold and lld. */
class CodePaddingTest {

    private static boolean padding(String hex) {
        return CodePadding.x86(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "90 90 cc 00",
                "66 2e 0f 1f 84 00 00 00 00 00 66 90",
                "66 66 2e 0f 1f 84 00 00 00 00 00 0f 1f 40 00 0f 1f 44 00 00",
                "0f 1f 80 00 00 00 00 2e 90 3e 90",
                "8d b4 26 00 00 00 00 8d 76 00",
                "2e 8d b4 26 00 00 00 00",
                "e9 03 00 00 00 90 90 90 00 00",
                "eb 02 90 90 00",
            })
    void nothingIsDoneByPadding(String hex) {
        assertThat(padding(hex)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c3",
                "48 89 f8 c3",
                "90 90 31 c0",
                "8d 76 01",
                "8d 7e 00",
                "8d c0",
                "e9 04 00 00 00 90 90 90",
                "e9 fb ff ff ff 90 90 90",
                "eb fe",
                "e9 01 00 00",
                "e9 01 00 00 00 c3",
                "0f 05",
                "66 0f",
            })
    void anythingElseIsCode(String hex) {
        assertThat(padding(hex)).isFalse();
    }

    @Test
    void instructionsThatTheEndCutsAreNoFault() {
        for (String hex : new String[] {"66 2e", "0f 1f", "0f 1f 84", "0f 1f 80 00"}) {
            assertThat(padding(hex)).isTrue();
        }
    }

    @Test
    void theWayIntoTheKernelHasNoNameInMuslForI386() {
        byte[] code = HexFormat.of().parseHex("cd80c3669066906690669066906690" + "90");
        assertThat(CodePadding.i386(code)).isTrue();
        assertThat(CodePadding.i386(HexFormat.of().parseHex("cd80c3cd80c3"))).isFalse();
        assertThat(CodePadding.i386(HexFormat.of().parseHex("cd80"))).isFalse();
        assertThat(CodePadding.x86(code)).isFalse();
    }
}

package dev.freestand.junit;

import static dev.freestand.junit.FreestandAssertions.assertThatBinary;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.facts.LibcFlavour;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On what compilers make, and in real cells. */
class BinaryAssertIT {

    private static Path musl;
    private static Path dynamic;

    @BeforeAll
    static void compile() {
        musl = Sample.musl();
        dynamic = Sample.dynamic();
    }

    @Test
    void ofAStaticFile() {
        assertThatBinary(musl)
                .isStatic()
                .isStripped()
                .hasLibc(LibcFlavour.MUSL)
                .needsAtMostGlibc("2.28")
                .hasNoRpath()
                .runsOn("scratch", "busybox")
                .running("x", "3")
                .exits(3)
                .prints("")
                .on("scratch");
    }

    @Test
    void ofADynamicFile() {
        assertThatBinary(dynamic)
                .isDynamic()
                .hasLibc("glibc")
                .needsOnly("libc.so.6", "libm.so.6")
                .needsAtMostGlibc("99");
        assertThatThrownBy(() -> assertThatBinary(dynamic).needsAtMostGlibc("2.1"))
                .hasMessageMatching("(?s).*/dynamic\n  expected: at most glibc 2.1\n  found:    glibc 2\\.\\d+\n"
                        + "  evidence: GLIBC_2\\.\\d+ of libc.so.6 for __libc_start_main.*");
        assertThatThrownBy(() -> assertThatBinary(dynamic).needsOnly("libm.so.6"))
                .hasMessageContaining("found:    libc.so.6 too\n  evidence: DT_NEEDED: libc.so.6");
        assertThatThrownBy(() -> assertThatBinary(dynamic).hasNoRpath()).hasMessageContaining("PATH /opt/lib");
        assertThatThrownBy(() -> assertThatBinary(dynamic).isStripped()).hasMessageContaining("found:    not stripped");
        assertThatThrownBy(() -> assertThatBinary(dynamic).hasNoHazards())
                .hasMessageContaining("not known\n  evidence: not looked for: the question is one of static programs");
    }

    @Test
    void whereItFailsIsSaidWithTheCause() {
        assertThatThrownBy(() -> assertThatBinary(dynamic).runsOn("scratch"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "expected: runs --version on scratch\n  found:    fails on scratch\n  evidence: scratch (")
                .hasMessageContaining("ld-linux-x86-64.so.2");
        assertThatThrownBy(() -> assertThatBinary(musl)
                        .running("--version")
                        .prints("other\n")
                        .on("scratch"))
                .hasMessageContaining("fails on scratch");
    }

    @Test
    void severalFailuresAreCollected() {
        SoftAssertions softly = new SoftAssertions();
        softly.proxy(BinaryAssert.class, Path.class, dynamic).isStatic().isStripped();
        assertThatThrownBy(softly::assertAll)
                .hasMessageContaining("expected: static")
                .hasMessageContaining("expected: stripped");
    }
}

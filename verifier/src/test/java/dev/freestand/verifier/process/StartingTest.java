package dev.freestand.verifier.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a program without a folder is looked for. */
class StartingTest {

    @Test
    void aProgramOfTheSystemIsFoundWithoutPath() {
        for (String path : new String[] {null, ""}) {
            assertThat(Starting.program("sh", path)).isIn("/usr/bin/sh", "/bin/sh");
        }
    }

    @Test
    void programsOfAdministratorsAreFoundWhateverPathIs() {
        for (String path : new String[] {null, "", ".", "/nonexistent", "/nonexistent:relative"}) {
            assertThat(Starting.program("chroot", path)).isIn("/usr/sbin/chroot", "/sbin/chroot", "/usr/bin/chroot");
        }
    }

    @Test
    void aPathThatLeavesAProgramOutIsObeyed() {
        assertThat(Starting.program("sh", "/nonexistent")).isEqualTo("sh");
    }

    @Test
    void oneThatPathHasKeepsItsName() {
        assertThat(Starting.program("sh", "/nonexistent:/bin")).isEqualTo("sh");
    }

    @Test
    void whatIsNowhereOrHasAFolderStaysAsItIs() {
        assertThat(Starting.program("no-such-program", null)).isEqualTo("no-such-program");
        assertThat(Starting.program("./sh", null)).isEqualTo("./sh");
        assertThat(Starting.program("/bin/sh", null)).isEqualTo("/bin/sh");
    }
}

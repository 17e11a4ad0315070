package dev.freestand.verifier.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a program without a folder is looked for. */
class CommandPreparationTest {

    @Test
    void aProgramOfTheSystemIsFoundWithoutPath() {
        for (String path : new String[] {null, ""}) {
            assertThat(CommandPreparation.program("sh", path)).isIn("/usr/bin/sh", "/bin/sh");
        }
    }

    @Test
    void programsOfAdministratorsAreFoundWhateverPathIs() {
        for (String path : new String[] {null, "", ".", "/nonexistent", "/nonexistent:relative"}) {
            assertThat(CommandPreparation.program("chroot", path))
                    .isIn("/usr/sbin/chroot", "/sbin/chroot", "/usr/bin/chroot");
        }
    }

    @Test
    void aPathThatLeavesAProgramOutIsObeyed() {
        assertThat(CommandPreparation.program("sh", "/nonexistent")).isEqualTo("sh");
    }

    @Test
    void oneThatPathHasKeepsItsName() {
        assertThat(CommandPreparation.program("sh", "/nonexistent:/bin")).isEqualTo("sh");
    }

    @Test
    void whatIsNowhereOrHasAFolderStaysAsItIs() {
        assertThat(CommandPreparation.program("no-such-program", null)).isEqualTo("no-such-program");
        assertThat(CommandPreparation.program("./sh", null)).isEqualTo("./sh");
        assertThat(CommandPreparation.program("/bin/sh", null)).isEqualTo("/bin/sh");
    }
}

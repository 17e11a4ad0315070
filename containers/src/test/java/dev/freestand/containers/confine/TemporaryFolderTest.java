package dev.freestand.containers.confine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

    @TempDir
    private Path parent;

    @Test
    void whatAKilledRunLeftBehindGoesWithTheNext() throws Exception {
        OwnerProcess self = OwnerProcess.self();
        // The same number, another process: numbers are used again.
        Path earlier = made(new OwnerProcess(self.process(), "1", self.namespace()).prefix() + "x");
        Path gone = made(new OwnerProcess(4_194_305, "17", self.namespace()).prefix() + "x");
        Path alive = made(self.prefix() + "x");
        Path elsewhere = made(new OwnerProcess(4_194_305, "17", "1").prefix() + "x");
        Path another = made("freestand-something");

        try (TemporaryFolder folder = new TemporaryFolder(parent)) {
            assertThat(folder.path()).isEmptyDirectory();
        }

        assertThat(earlier).doesNotExist();
        assertThat(gone).doesNotExist();
        assertThat(alive).exists();
        assertThat(elsewhere).exists();
        assertThat(another).exists();
    }

    private Path made(String name) throws Exception {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.writeString(folder.resolve("file"), "left");
        return folder;
    }
}

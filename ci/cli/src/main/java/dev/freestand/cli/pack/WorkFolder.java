package dev.freestand.cli.pack;

import dev.freestand.containers.confine.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for what is needed while packages are made, gone afterwards; what is in it its user alone can read. */
final class WorkFolder implements AutoCloseable {

    private final TemporaryFolder folder;

    private WorkFolder(TemporaryFolder folder) {
        this.folder = folder;
    }

    static WorkFolder create() throws IOException {
        return new WorkFolder(new TemporaryFolder());
    }

    /** An empty folder in it. */
    Path fresh() throws IOException {
        return Files.createTempDirectory(folder.path(), "");
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}

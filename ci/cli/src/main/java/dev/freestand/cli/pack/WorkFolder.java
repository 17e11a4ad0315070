package dev.freestand.cli.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what is needed while packages are made, readable by its user alone, and gone afterwards. */
final class WorkFolder implements AutoCloseable {

    private final Path folder;

    private WorkFolder(Path folder) {
        this.folder = folder;
    }

    static WorkFolder create() throws IOException {
        return new WorkFolder(Files.createTempDirectory("freestand-pack"));
    }

    /** An empty folder in it. */
    Path fresh() throws IOException {
        return Files.createTempDirectory(folder, "");
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}

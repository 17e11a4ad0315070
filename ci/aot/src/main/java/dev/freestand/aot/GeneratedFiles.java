package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** GeneratedFiles of files, as a whole. */
final class GeneratedFiles {
    private GeneratedFiles() {}

    /** All regular files below a folder, in a fixed order; the file itself if it is one; nothing if there is none. */
    static List<Path> files(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Gives {@code target} the files of {@code fresh}, which goes; files that are already the same stay untouched. */
    static void update(Path fresh, Path target) throws IOException {
        for (Path old : files(target)) {
            if (!Files.exists(fresh.resolve(target.relativize(old)))) {
                Files.delete(old);
            }
        }
        for (Path file : files(fresh)) {
            Path destination = target.resolve(fresh.relativize(file));
            if (!Files.exists(destination) || Files.mismatch(file, destination) >= 0) {
                Files.createDirectories(destination.getParent());
                Files.move(file, destination, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        delete(fresh);
    }
}

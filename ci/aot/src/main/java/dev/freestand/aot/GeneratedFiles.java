package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The files of generated C. */
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

    /** Changes the text of one file. */
    static void change(Path file, UnaryOperator<String> change) throws IOException {
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    /** Changes the text of each file of C below a folder, and says how many became others. */
    static int changeAll(Path folder, UnaryOperator<String> change) throws IOException {
        int changed = 0;
        for (Path file : files(folder)) {
            if (file.toString().endsWith(".c")) {
                String text = Files.readString(file);
                String other = change.apply(text);
                if (!other.equals(text)) {
                    Files.writeString(file, other);
                    changed++;
                }
            }
        }
        return changed;
    }

    /**
     * A text with something else in place of what it holds once.
     *
     * @throws IllegalStateException if it does not hold it, or more than once
     */
    static String replaceOnce(String text, String old, String other, Class<?> repair) {
        int at = text.indexOf(old);
        if (at < 0 || text.indexOf(old, at + 1) >= 0) {
            throw outdated(repair);
        }
        return text.substring(0, at) + other + text.substring(at + old.length());
    }

    /** What is to be repaired is not what it was. */
    static IllegalStateException outdated(Class<?> repair) {
        return new IllegalStateException(
                "TeaVM writes something else than it did: look whether " + repair + " is still needed");
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

package dev.freestand.verifier.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prints every fuzz target, one {@code Class#method} a line, as {@code ci/fuzz} gives them to Surefire one after the other. */
public final class FuzzTargets {

    private FuzzTargets() {}

    /**
     * Prints the targets.
     *
     * @param args the folder of the compiled tests
     */
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        Path classes = Path.of(args[0]);
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith("FuzzTest.class"))
                    .toList();
        }
        TreeSet<String> targets = new TreeSet<>();
        for (Path file : files) {
            String name = classes.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
            Class<?> type = Class.forName(name, false, FuzzTargets.class.getClassLoader());
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(FuzzTest.class)) {
                    targets.add(type.getSimpleName() + "#" + method.getName());
                }
            }
        }
        if (targets.isEmpty()) {
            throw new IllegalStateException("no fuzz target is in " + classes);
        }
        targets.forEach(System.out::println);
    }
}

package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code freestand.yaml} says is inside the native files beside this project's own code, and the C that they are compiled from. */
class DeclaredContentsTest {

    private static final Path GENERATED = Path.of("target/c");
    private static final Pattern DECLARED = Pattern.compile("purl: \"pkg:maven/[^/\"]+/([^/\"]+)@([^\"]+)\"");

    private static final ClassLoader LOADER = DeclaredContentsTest.class.getClassLoader();

    /** Jars on the class path, as NAME-VERSION, that hold the class or the C source behind a generated file. */
    private static Set<String> jars(List<String> resources) throws IOException {
        Set<String> jars = new TreeSet<>();
        for (String resource : resources) {
            URL found = LOADER.getResource(resource);
            if (found != null && found.openConnection() instanceof JarURLConnection jar) {
                jars.add(Path.of(jar.getJarFileURL().getPath())
                        .getFileName()
                        .toString()
                        .replace(".jar", ""));
            }
        }
        return jars;
    }

    /** TeaVM has the JDK's classes under names of its own. */
    private static Stream<String> classes(Path file) {
        String name = GENERATED.resolve("classes").relativize(file).toString().replaceAll("(@.*)?\\.c$", "");
        int end = name.lastIndexOf('/') + 1;
        return Stream.of(
                name + ".class", "org/teavm/classlib/" + name.substring(0, end) + "T" + name.substring(end) + ".class");
    }

    @Test
    void isAllThatTheCWasMadeOf() throws IOException {
        List<Path> generated;
        try (Stream<Path> files = Files.walk(GENERATED)) {
            generated = files.filter(file -> file.toString().endsWith(".c")).toList();
        }
        assertThat(generated).hasSizeGreaterThan(300);
        Set<String> found = jars(generated.stream()
                .filter(file -> file.startsWith(GENERATED.resolve("classes"))
                        && !file.startsWith(GENERATED.resolve("classes/dev/freestand")))
                .flatMap(DeclaredContentsTest::classes)
                .toList());
        // TeaVM's own C, which lies beside the classes.
        Set<String> runtime = jars(generated.stream()
                .filter(file -> GENERATED.equals(file.getParent()))
                .map(file -> "org/teavm/backend/c/" + file.getFileName())
                .toList());
        assertThat(runtime).hasSize(1);
        found.addAll(runtime);

        Set<String> declared = new TreeSet<>();
        Matcher entry = DECLARED.matcher(Files.readString(Path.of("freestand.yaml")));
        while (entry.find()) {
            declared.add(entry.group(1) + "-" + entry.group(2));
        }
        assertThat(declared).isEqualTo(found);
    }
}

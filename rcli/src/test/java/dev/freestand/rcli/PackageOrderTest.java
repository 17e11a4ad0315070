package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages depend one way, in the program for Java and in the native file. */
class PackageOrderTest {
    /** Each may use those before it. */
    private static final List<String> ORDER =
            List.of("age", "posix", "rc4", "failure", "stream", "key", "job", "command", "");

    private static final Pattern IMPORT =
            Pattern.compile("^import dev\\.freestand\\.rcli\\.(?:(\\w+)\\.)?[A-Z]", Pattern.MULTILINE);

    @Test
    void packagesUseOnlyThoseBeforeThem() throws Exception {
        int seen = 0;
        for (String folder : List.of("src/main/java", "src/aot/java")) {
            Path root = Path.of(folder, "dev/freestand/rcli");
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    int place = ORDER.indexOf(root.relativize(file.getParent()).toString());
                    assertThat(place).as(file.toString()).isNotNegative();
                    Matcher imports = IMPORT.matcher(Files.readString(file));
                    while (imports.find()) {
                        String used = imports.group(1) == null ? "" : imports.group(1);
                        assertThat(ORDER.indexOf(used)).as(file + ": " + used).isBetween(0, place);
                        seen++;
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(50);
    }
}

package dev.freestand.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A small program that is compiled by the tests, in a folder of this module's build. */
final class Sample {

    /** Prints its first argument, or a version; copies the file {@code in} if there is one; ends with a status given. */
    private static final String SOURCE = """
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>

            int main(int count, char **words) {
                FILE *in = fopen("in", "r");
                int c;
                while (in && (c = getc(in)) != EOF)
                    putchar(c);
                if (count > 1 && strcmp(words[1], "--version") == 0)
                    puts("sample 1.0");
                else if (count > 1 && strcmp(words[1], "abort") == 0)
                    abort();
                fprintf(stderr, "%s", getenv("WORD") ? getenv("WORD") : "");
                return count > 2 ? atoi(words[2]) : 0;
            }
            """;

    private static final Path FOLDER = Path.of("target/sample");

    private Sample() {}

    /** Compiles it; the path of the program. */
    static Path compile(String name, String compiler, String... options) {
        try {
            Files.createDirectories(FOLDER);
            Path source = Files.writeString(FOLDER.resolve(name + ".c"), SOURCE);
            Path program = FOLDER.resolve(name);
            List<String> command = new ArrayList<>(List.of(compiler));
            command.addAll(List.of(options));
            command.addAll(List.of(source.toString(), "-o", program.toString()));
            Process process = new ProcessBuilder(command).inheritIO().start();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(command.toString()).isZero();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Path musl() {
        return compile("musl", "musl-gcc", "-static", "-s");
    }

    static Path dynamic() {
        return compile("dynamic", "gcc", "-Wl,-rpath,/opt/lib");
    }
}

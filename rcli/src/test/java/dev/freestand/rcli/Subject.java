package dev.freestand.rcli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ways to run the program. A test asks for a file that is not there: it fails, it is never skipped. */
enum Subject {
    JAR("rcli.jar"),
    DYNAMIC("variants/dynamic/rcli"),
    MUSL_STATIC("variants/musl-static/rcli"),
    GLIBC_STATIC("variants/glibc-static/rcli");

    private final Path file;

    Subject(String path) {
        file = Path.of("target", path).toAbsolutePath();
    }

    Path file() {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(file + " is missing: build it first (mvn package)");
        }
        return file;
    }

    /** How to start it. The memory of a virtual machine is limited, as that of the native files is when they are built. */
    List<String> command() {
        return this == JAR
                ? List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        file().toString())
                : List.of(file().toString());
    }
}

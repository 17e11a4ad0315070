package dev.freestand.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the file that was linked. */
final class StaticFreestand {

    static final Path FILE = Path.of("../standalone/target/variants/musl-static/freestand")
            .toAbsolutePath()
            .normalize();

    private static final long SECONDS = 120;

    /** What a run left behind. */
    record Run(int exit, String out, String err) {}

    private StaticFreestand() {}

    /** Runs it, in a folder of this module, with these words. */
    static Run run(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(FILE.toString());
        command.addAll(words);
        return started(new ProcessBuilder(command));
    }

    static Run run(String... words) {
        return run(List.of(words));
    }

    /** Runs a command of the test's own, which may change limits before it runs the file. */
    static Run started(ProcessBuilder builder) {
        Path out = temporary();
        Path err = temporary();
        try {
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("does not end: " + builder.command());
            }
            return new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            delete(out);
            delete(err);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("standalone", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

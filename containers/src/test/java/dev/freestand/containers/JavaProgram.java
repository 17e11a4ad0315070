package dev.freestand.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of a test in a JVM of its own: what a library reads from the environment, it reads once. */
public final class JavaProgram {

    private JavaProgram() {}

    /** Not started; with standard error in standard output. */
    public static ProcessBuilder of(List<String> options, Class<?> program, String... arguments) {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        argv.addAll(options);
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        argv.addAll(List.of(arguments));
        return new ProcessBuilder(argv).redirectErrorStream(true);
    }

    /** What it says until it ends, which it has to do with 0. */
    public static String output(Map<String, String> environment, ProcessBuilder program)
            throws IOException, InterruptedException {
        program.environment().putAll(environment);
        Process process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}

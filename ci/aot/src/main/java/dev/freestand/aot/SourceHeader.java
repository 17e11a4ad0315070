package dev.freestand.aot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.teavm.tooling.TeaVMTool;

/** {@code source.h}: of which revision the program is, and which TeaVM made its C. It holds no time and no path. */
final class SourceHeader {
    private static final Pattern REVISION = Pattern.compile("([0-9a-f]{40,64})(-dirty)?");
    private static final Pattern JAR = Pattern.compile(".*/teavm-tooling-([0-9][0-9A-Za-z.-]*)\\.jar");

    private SourceHeader() {}

    /**
     * Writes it, and leaves one that says the same untouched.
     *
     * @param folder where it goes
     * @param project the program's own folder, with its {@code pom.xml}
     */
    static void write(Path folder, Path project) throws IOException {
        String text = "#pragma once\n\n#define AOT_SOURCE \"" + source(project) + "\"\n#define AOT_TEAVM \"" + teavm()
                + "\"\n";
        Path file = folder.resolve("source.h");
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private static String teavm() {
        CodeSource place = TeaVMTool.class.getProtectionDomain().getCodeSource();
        Matcher jar = JAR.matcher(place == null ? "" : place.getLocation().getPath());
        return jar.matches() ? jar.group(1) : "of an unknown version";
    }

    /** A folder below someone else's checkout is none of it: git has to know the project's own files. */
    private static String source(Path project) {
        if (git(project, "ls-files", "--error-unmatch", "pom.xml").isEmpty()) {
            return "not from a checkout";
        }
        return describe(git(project, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"));
    }

    /** In words what {@code git describe} answered. */
    static String describe(String answer) {
        Matcher revision = REVISION.matcher(answer);
        if (!revision.matches()) {
            return "not from a checkout";
        }
        return "revision " + revision.group(1)
                + (revision.group(2) == null ? "" : ", with changes that were not committed");
    }

    /** Its first line; empty where there is no git, or where it fails. */
    private static String git(Path project, String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", project.toString()));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.strip() : "";
        } catch (IOException none) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}

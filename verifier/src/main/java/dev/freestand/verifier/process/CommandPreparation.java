package dev.freestand.verifier.process;

import dev.freestand.core.name.RawText;
import dev.freestand.verifier.file.FileNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes commands ready to be started. Java passes words on in the locale's character set, and replaces what that does not
 * have; so where such a word is among them ({@link RawText#word}), a shell is started that makes it of its bytes, and becomes
 * the program.
 */
final class CommandPreparation {

    private static final boolean UTF_8 = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));

    /** Where programs of administrators are, which the PATH of other users often leaves out. */
    private static final String OF_ADMINISTRATORS = "/usr/local/sbin:/usr/sbin:/sbin";

    /** Where all programs of the system are, without a PATH. */
    private static final String FOLDERS = "/usr/local/bin:/usr/bin:/bin:" + OF_ADMINISTRATORS;

    private CommandPreparation() {}

    /**
     * A builder for a command.
     *
     * @param given program and arguments; for where the program is looked for see {@link #program}
     * @param directory working directory, or null for this process's own
     */
    static ProcessBuilder builder(List<String> given, @Nullable Path directory) {
        List<String> argv = new ArrayList<>(given);
        argv.set(0, program(given.get(0), System.getenv("PATH")));
        String folder = directory == null ? null : FileNames.word(directory);
        boolean raw = (folder != null && !passes(folder)) || !argv.stream().allMatch(CommandPreparation::passes);
        ProcessBuilder builder = new ProcessBuilder(raw ? shell(argv, folder) : argv);
        if (directory != null && !raw) {
            builder.directory(directory.toFile());
        }
        return builder;
    }

    /**
     * The program as it is named where PATH has it; else its whole name where administrators have it, or, without a PATH,
     * any folder of the system. A PATH that is set and leaves a tool out is obeyed: programs that start others do so too.
     */
    static String program(String name, @Nullable String path) {
        String folders = path == null ? "" : path;
        if (name.indexOf('/') >= 0 || has(folders, name) != null) {
            return name;
        }
        String found = has(folders.isEmpty() ? FOLDERS : OF_ADMINISTRATORS, name);
        return found == null ? name : found;
    }

    private static @Nullable String has(String path, String name) {
        for (String folder : path.split(":")) {
            String file = folder + "/" + name;
            if (folder.startsWith("/") && Files.isExecutable(Path.of(file)) && !Files.isDirectory(Path.of(file))) {
                return file;
            }
        }
        return null;
    }

    private static boolean passes(String word) {
        return word.chars().allMatch(c -> c < 0x80 || (UTF_8 && !Character.isSurrogate((char) c)));
    }

    private static List<String> shell(List<String> argv, @Nullable String folder) {
        StringBuilder script = new StringBuilder();
        if (folder != null) {
            script.append(assignment("d", folder)).append("cd \"${d%.}\" || exit 126\n");
        }
        List<String> plain = new ArrayList<>();
        StringBuilder last = new StringBuilder("exec");
        for (String word : argv) {
            if (passes(word)) {
                plain.add(word);
                last.append(" \"${").append(plain.size()).append("}\"");
            } else {
                String name = "w" + script.length();
                script.append(assignment(name, word));
                last.append(" \"${").append(name).append("%.}\"");
            }
        }
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", script + last.toString(), "sh"));
        shell.addAll(plain);
        return shell;
    }

    /** With a dot behind the word: a shell takes line ends off the end of what a command prints. */
    private static String assignment(String name, String word) {
        StringBuilder octal = new StringBuilder(name).append("=$(printf '");
        for (byte octet : RawText.wordBytes(word)) {
            octal.append(String.format(Locale.ROOT, "\\%03o", octet & 0xff));
        }
        return octal.append(".')\n").toString();
    }
}

package dev.freestand.cli.prove;

import dev.freestand.cli.unpack.UnpackedInput;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.process.ProcessResult;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a package manager answered: whether it installed, and if not, what it asked for, in its own words. */
final class ManagerAnswer {

    private static final int LONGEST_REASON = 300;

    /** A script that failed, which rpm only warns of: the package counts as installed, and is not set up. */
    private static final Pattern SCRIPT =
            Pattern.compile("(?m)^(?:warning|error): (%\\w+\\([^)\\n]*\\)) scriptlet failed, ([^\\n]*)$"
                    + "|^error: lua script failed: \\[string \"(%\\w+\\([^)\\n]*\\))\"\\]:([^\\n]*)$");

    private static final Pattern DPKG_ASKS = Pattern.compile("(?m)^ ?\\S+ (?:pre-)?depends on (.*?)(?:; however:)?$");
    private static final Pattern RPM_ASKS = Pattern.compile("(?m)^\\s+(\\S.*) is needed by (?:\\(installed\\) )?\\S+$");
    /** Either no package has it, or the one that has it has another version. */
    private static final Pattern APK_ASKS =
            Pattern.compile("(?m)^  (\\S+) \\(no such package\\):$|^    breaks: [^\\[\\n]*\\[([^\\]\\n]+)\\]$");

    private static final Pattern DPKG_LIBC = Pattern.compile("libc6( .*)?");
    private static final Pattern RPM_LIBC = Pattern.compile("glibc( .*)?|lib[a-z_]+\\.so\\.[0-9]+\\(GLIBC_[0-9.]+\\).*"
            + "|lib(c|m|pthread|dl|rt)\\.so\\.6?[0-9]*\\(\\).*|ld-linux\\S*|rtld\\(GNU_HASH\\)");
    private static final Pattern APK_LIBC =
            Pattern.compile("musl([<>=~].*)?|glibc([<>=~].*)?|so:libc\\.\\S*|so:ld-(linux|musl)\\S*");

    /** Words of the line that says why. */
    private static final Pattern REASON =
            Pattern.compile("error|ERROR|not found|intended for a different|conflicts with|No space left");

    /** A line whose reason is in the next. */
    private static final Pattern GOES_ON = Pattern.compile(":$|^error: uninstallable$");

    private ManagerAnswer() {}

    /**
     * Reads an answer.
     *
     * @param manager the name of the package manager's command
     */
    static PackageInstallation.Result of(UnpackedInput.Format format, String manager, ProcessResult result) {
        String words = (result.err() + "\n" + result.out()).strip();
        Matcher script = SCRIPT.matcher(words);
        if (script.find()) {
            return unknown(
                    script.group(1) != null
                            ? "its script " + script.group(1) + " failed, " + script.group(2)
                            : "its script " + script.group(3) + " failed in line " + script.group(4));
        }
        if (result.succeeded()) {
            return new PackageInstallation.Result(PackageInstallation.State.INSTALLED, "");
        }
        List<String> asked = asked(format, words);
        if (!asked.isEmpty()) {
            boolean libc =
                    asked.stream().allMatch(one -> libc(format).matcher(one).matches());
            String reason = EscapedText.line("it depends on " + String.join(", ", asked), LONGEST_REASON);
            return libc
                    ? new PackageInstallation.Result(PackageInstallation.State.NOT_FOR_IT, reason)
                    : unknown(reason + ", which cannot be downloaded without a network");
        }
        return unknown(manager + " exits with status " + result.exitCode() + ": " + reason(words));
    }

    private static PackageInstallation.Result unknown(String reason) {
        return new PackageInstallation.Result(
                PackageInstallation.State.UNKNOWN, EscapedText.line(reason, 2 * LONGEST_REASON));
    }

    /** The packages that it asked for, each once. */
    private static List<String> asked(UnpackedInput.Format format, String words) {
        Pattern asks = switch (format) {
            case RPM -> RPM_ASKS;
            case APK -> APK_ASKS;
            default -> DPKG_ASKS;
        };
        List<String> asked = new ArrayList<>();
        Matcher matcher = asks.matcher(words);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                String name = matcher.group(group);
                if (name != null && !asked.contains(name)) {
                    asked.add(name);
                }
            }
        }
        return asked;
    }

    private static Pattern libc(UnpackedInput.Format format) {
        return switch (format) {
            case RPM -> RPM_LIBC;
            case APK -> APK_LIBC;
            default -> DPKG_LIBC;
        };
    }

    /** The line that says why; the first one where none does. rpm begins its hints with its own name. */
    private static String reason(String words) {
        List<String> lines = words.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("rpm: "))
                .toList();
        String reason = Stream.concat(
                        lines.stream()
                                .filter(line -> !line.contains("warning:")
                                        && REASON.matcher(line).find()),
                        lines.stream())
                .findFirst()
                .orElse("it prints nothing");
        // dpkg and apk say what it was about, and why in the next lines.
        StringBuilder why = new StringBuilder();
        String line = reason;
        int next = lines.indexOf(reason) + 1;
        while (GOES_ON.matcher(line).find() && next > 0 && next < lines.size()) {
            line = lines.get(next++);
            why.append(why.length() == 0 ? "" : " ").append(line);
        }
        return EscapedText.line(why.length() == 0 ? reason : why.toString(), LONGEST_REASON);
    }
}

package dev.freestand.verifier.process;

import dev.freestand.core.floor.VersionNumber;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the options that not every release has a bubblewrap takes. Enterprise Linux 8 and 9 and Debian 11 have 0.4, Ubuntu
 * 22.04 has 0.6.
 *
 * @param text as it prints it itself, such as {@code bubblewrap 0.8.0}
 * @param clearsVariables whether it has {@code --clearenv}, as of 0.5.0
 * @param limitsMemory whether it has {@code --size}, as of 0.7.0
 */
public record BubblewrapRelease(String text, boolean clearsVariables, boolean limitsMemory) {

    /** One whose release is not known counts as a new one: where it is not, it says so itself. */
    public static final BubblewrapRelease UNKNOWN =
            new BubblewrapRelease("bubblewrap of an unknown version", true, true);

    private static final VersionNumber CLEARS = VersionNumber.of("0.5.0");
    private static final VersionNumber LIMITS = VersionNumber.of("0.7.0");
    private static final Pattern WORDS = Pattern.compile("bubblewrap ([0-9]{1,4}(?:\\.[0-9]{1,4}){1,3}).*");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Asks a bubblewrap.
     *
     * @param program its name or path
     */
    public static BubblewrapRelease of(ProcessRunner runner, String program) {
        try {
            ProcessResult result =
                    runner.run(ProcessRequest.of(List.of(program, "--version")).withTimeout(PATIENCE));
            return result.succeeded() ? of(result.out()) : UNKNOWN;
        } catch (ProcessNotStartedException e) {
            // Whoever starts it next reports that.
            return UNKNOWN;
        }
    }

    static BubblewrapRelease of(String words) {
        String line = words.strip().lines().findFirst().orElse("");
        Matcher version = WORDS.matcher(line);
        if (!version.matches()) {
            return UNKNOWN;
        }
        VersionNumber number = VersionNumber.of(version.group(1));
        return new BubblewrapRelease(line, number.compareTo(CLEARS) >= 0, number.compareTo(LIMITS) >= 0);
    }

    /** What it cannot do, for people; empty where nothing is missing. */
    public String description() {
        return limitsMemory ? "" : "; /tmp and /dev/shm are not limited, which takes bubblewrap 0.7";
    }
}

package dev.freestand.core.facts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file grants to the user who starts it. Such a program starts in secure-execution mode (AT_SECURE; ld.so(8)) where the
 * one who starts it gains something: the loader then does not look where that person could have put a library.
 *
 * @param setuid it runs as its owner (S_ISUID)
 * @param setgid it runs as its group (S_ISGID together with the group's permission to execute; without, the bit means
 *     something else); null where the mode was not read
 * @param capabilities file capabilities in the words of getcap(8), {@code none}, or null where they were not looked for
 */
public record Privileges(
        @Nullable Boolean setuid,
        @Nullable Boolean setgid,
        @Nullable String capabilities) {

    public static final Privileges UNKNOWN = new Privileges(null, null, null);

    /** What {@link #capabilities} says of a file that has none. */
    public static final String NO_CAPABILITIES = "none";

    /** What it has, in words such as {@code setuid}; empty where nothing is known of any. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (Boolean.TRUE.equals(setuid)) {
            words.add("setuid");
        }
        if (Boolean.TRUE.equals(setgid)) {
            words.add("setgid");
        }
        if (capabilities != null && !capabilities.equals(NO_CAPABILITIES)) {
            words.add("file capabilities " + capabilities);
        }
        return words;
    }
}

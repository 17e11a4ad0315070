package dev.freestand.cli.source;

import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which sources a folder holds.
 *
 * @param commit the commit's full name; with {@code -dirty-} and twelve digits of the changes' SHA-256 behind it where files
 *     of the commit differ, so that two checkouts of the same name hold the same; null outside a checkout, and where it
 *     cannot be determined
 * @param time of the commit, whole seconds; null where there is none
 * @param problem why it cannot be determined; null where it can, which is so outside a checkout too
 */
public record SourceState(
        @Nullable String commit,
        @Nullable Instant time,
        @Nullable String problem) {

    private static final int DIGITS = 12;

    /** Looks. Never fails: what cannot be determined is said in the answer. */
    public static SourceState of(Path folder, ProcessRunner runner) {
        try {
            Optional<Checkout> checkout = Checkout.around(folder);
            if (checkout.isEmpty()) {
                return new SourceState(null, null, null);
            }
            HeadCommit head = HeadCommit.of(checkout.get(), runner);
            SortedMap<String, String> changes = SourceTree.changes(checkout.get(), runner, head.tree());
            return new SourceState(
                    head.name() + (changes.isEmpty() ? "" : "-dirty-" + digest(changes)), head.time(), null);
        } catch (SourceUnknownException e) {
            return new SourceState(null, null, e.getMessage());
        }
    }

    private static String digest(SortedMap<String, String> changes) {
        StringBuilder text = new StringBuilder();
        changes.forEach(
                (path, found) -> text.append(path).append('\0').append(found).append('\0'));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}

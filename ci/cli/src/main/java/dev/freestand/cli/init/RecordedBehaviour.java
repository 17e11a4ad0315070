package dev.freestand.cli.init;

import dev.freestand.verifier.policy.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the program did with some arguments.
 *
 * @param name a plain name
 * @param args the arguments
 * @param exit its exit status
 * @param stdout what it wrote; null where that is not to be asked: it only has to be the same everywhere
 * @param note why its output is not asked for; empty where it is
 */
record RecordedBehaviour(
        String name, List<String> args, int exit, @Nullable Content stdout, String note) {

    RecordedBehaviour {
        args = List.copyOf(args);
    }

    /** The same with another's output beside it: asked for only where both wrote the same. */
    RecordedBehaviour agreed(RecordedBehaviour other, String variant) {
        if (stdout == null || stdout.equals(other.stdout())) {
            return this;
        }
        String why = other.stdout() == null ? ": " + other.note() : " writes something else";
        return new RecordedBehaviour(name, args, exit, null, "variant " + variant + why);
    }
}

package dev.freestand.containers.portability;

import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the behaviours that tests run. */
final class TestBehaviours {

    private TestBehaviours() {}

    static Behaviour one(String name, Step... steps) {
        return new Behaviour(name, Map.of(), List.of(steps));
    }

    /** A step of which an exit status is asked (null: the same everywhere), and whatever else is not null. */
    static Step step(@Nullable Integer exit, @Nullable String stdout, @Nullable String stderr, String... args) {
        return new Step(
                List.of(args),
                Content.EMPTY,
                Map.of(),
                exit,
                stdout == null ? null : Content.ofText(stdout),
                stderr == null ? null : Content.ofText(stderr),
                Map.of());
    }
}

package dev.freestand.verifier.policy;

import dev.freestand.verifier.policy.value.FileName;
import java.util.Map;

/** Environment variables that a user wrote down. */
final class Variables {

    private Variables() {}

    /** Refuses what no process can be given: an empty name, one with '=', or a zero byte. */
    static void check(Map<String, String> env) {
        env.forEach((name, value) -> {
            FileName.checkText("the variable " + name, name + value);
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new IllegalArgumentException("'" + name + "' is not the name of an environment variable");
            }
        });
    }
}

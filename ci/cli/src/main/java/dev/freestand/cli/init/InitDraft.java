package dev.freestand.cli.init;

import java.util.List;
import java.util.Map;

/**
 * A configuration that was written for a project, and is not a file yet.
 *
 * @param plan what was seen of the project, with what was found in the files that were built
 * @param others manifests of toolchains that were not taken, with the word that takes them
 * @param recording what the program did
 * @param text the configuration
 */
public record InitDraft(
        ProjectPlan plan, Map<String, String> others, BehaviourRecorder.Recording recording, String text) {

    public InitDraft {
        others = Map.copyOf(others);
    }

    /** What builds it and how that is known, in a line. */
    String recognised() {
        String first = plan.toolchain() == Toolchain.BINARY
                ? "an existing program: " + plan.evidence()
                : plan.toolchain().word() + ", by " + plan.evidence();
        List<String> rest = others.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(other -> other.getKey() + " is also present: --toolchain " + other.getValue() + " selects it")
                .toList();
        return rest.isEmpty() ? first : first + "; " + String.join("; ", rest);
    }
}

package dev.freestand.containers.portability;

import dev.freestand.containers.probe.ProbeReport;
import dev.freestand.containers.probe.ProcessEnd;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Picks the step that is done once more with the file as first process of a booted machine. A kernel can give such a process
 * arguments and nothing else, so the step must need no input, no files and no variables.
 */
final class FirstProcess {

    /** What a kernel's command line hands on as it stands. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,+@%=-]+");
    /** A command line has room for 2048 bytes on x86-64, with all that the engine puts there. */
    private static final int LONGEST = 1024;

    private FirstProcess() {}

    /** The first such step that ended under the probe as it should, with that status; empty where there is none. */
    static Optional<Step> step(List<Behaviour> behaviours, ProbeReport report) {
        for (int i = 0; i < behaviours.size(); i++) {
            Step step = behaviours.get(i).steps().get(0);
            StepReport seen = report.behaviours().get(i).get(0);
            if (behaviours.get(i).files().isEmpty()
                    && step.stdin().hex().isEmpty()
                    && step.env().isEmpty()
                    && step.args().stream().allMatch(word -> PLAIN.matcher(word).matches())
                    && String.join(" ", step.args()).length() <= LONGEST
                    && seen.ending() == ProcessEnd.EXIT
                    && (step.exit() == null || step.exit() == seen.number())) {
                return Optional.of(step.ending(seen.number()));
            }
        }
        return Optional.empty();
    }
}

package dev.freestand.verifier.proof;

import java.util.List;

/**
 * What stands behind {@code symbolFloor}, {@code kernelFloor} and {@code isaLevel}.
 *
 * @param causes the symbols that set each floor, by prefix
 * @param runsOn distributions of which the floors are met
 * @param cpu what the note on the processor says, and what it does not prove
 * @param kernel the same for the kernel
 */
public record Floors(List<FloorCause> causes, List<RunsOn> runsOn, String cpu, String kernel) {

    /** Nothing is known. */
    public static final Floors UNKNOWN = new Floors(List.of(), List.of(), "not looked at", "not looked at");

    public Floors {
        causes = List.copyOf(causes);
        runsOn = List.copyOf(runsOn);
    }
}

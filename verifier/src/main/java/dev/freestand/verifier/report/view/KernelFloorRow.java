package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.ObservedKernelFloor.BreakingCall;
import dev.freestand.verifier.proof.ObservedKernelFloor.KernelSearch;
import dev.freestand.verifier.proof.ObservedKernelFloor.RealKernel;
import dev.freestand.verifier.proof.ObservedKernelFloor.TriedRelease;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.RunResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The oldest kernel of one variant in words.
 *
 * @param variant the variant's name
 * @param claimed what its own note says
 * @param observed the oldest release whose system calls are enough
 * @param breaks the call that the next older one lacks, and what happens without it; empty where there is none
 * @param real what a real kernel showed
 * @param tried how it was found: where, and in which releases
 */
public record KernelFloorRow(
        String variant, String claimed, String observed, String breaks, String real, String tried) {

    /** One for each variant that was looked at, in the order of the proof. */
    static List<KernelFloorRow> of(Proof proof) {
        return proof.kernelFloors().stream().map(KernelFloorRow::of).toList();
    }

    private static KernelFloorRow of(ObservedKernelFloor floor) {
        String observed = floor.observed();
        String claimed = floor.claimed();
        return new KernelFloorRow(
                floor.variant(),
                claimed == null ? "nothing" : "Linux " + claimed,
                observed == null
                        ? "not observed: " + Objects.requireNonNull(floor.problem())
                        : "Linux " + observed + (floor.lowest() ? ", the oldest that is tried" : ""),
                breaks(floor.breaks()),
                real(floor.confirmed()),
                tried(floor));
    }

    private static String breaks(@Nullable BreakingCall breaks) {
        return breaks == null
                ? ""
                : breaks.call() + (breaks.alone() ? "" : ", together with other calls of that release")
                        + ", which Linux " + breaks.release() + " lacks: " + breaks.message();
    }

    private static String real(@Nullable RealKernel real) {
        if (real == null) {
            return "none was booted";
        }
        return switch (real.result()) {
            case RUNS -> "runs in " + real.environment();
            case FAILS -> "fails in " + real.environment() + ": " + real.message();
            case UNKNOWN -> "not established in " + real.environment() + ": " + real.message();
        };
    }

    private static String tried(ObservedKernelFloor floor) {
        KernelSearch search = floor.search();
        if (search.environment() == null) {
            return "";
        }
        return "in " + search.environment() + " on " + search.engine() + ": "
                + search.tried().stream().map(KernelFloorRow::tried).collect(Collectors.joining(", "));
    }

    private static String tried(TriedRelease one) {
        return one.release() + (one.result() == RunResult.RUNS ? " same" : " differs");
    }

    /** The shortest form, such as {@code a 3.17 for getrandom (note: nothing)}. */
    public static String line(ObservedKernelFloor floor) {
        String observed = floor.observed();
        BreakingCall breaks = floor.breaks();
        return floor.variant() + " "
                + (observed == null ? "not observed" : observed + (floor.lowest() ? " or older" : ""))
                + (breaks == null ? "" : " for " + breaks.call())
                + (floor.claimed() == null ? "" : " (its note says " + floor.claimed() + ")");
    }
}

package dev.freestand.containers.kernel;

import dev.freestand.containers.probe.MissingSystemCalls;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.verifier.proof.ObservedKernelFloor.BreakingCall;
import dev.freestand.verifier.proof.ObservedKernelFloor.TriedRelease;
import dev.freestand.verifier.proof.RunResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches the oldest release whose system calls are enough: by halves, since a release has all that an older one has. Then
 * the first of the calls that the next older one lacks, without which the behaviours change, likewise.
 */
final class FloorSearch {

    /** Runs the behaviours while some calls are absent. */
    @FunctionalInterface
    interface Trial {
        /** What came of it: {@code RUNS} where they are the same as without a filter. */
        Result without(MissingSystemCalls absent) throws InterruptedException;
    }

    /**
     * What came of one trial.
     *
     * @param message what differs, or why nothing is known; empty where nothing does
     */
    record Result(RunResult result, String message) {}

    /**
     * What was found.
     *
     * @param floor the oldest release whose calls are enough; null where none was found
     * @param breaks what the next older one lacks; null where there is no older one, or nothing was found
     * @param problem why nothing was found; null where it was
     */
    record Found(
            @Nullable String floor,
            @Nullable BreakingCall breaks,
            List<TriedRelease> tried,
            @Nullable String problem) {}

    /** Ends a search of which one trial says nothing. */
    private static final class NothingKnown extends Exception {
        private static final long serialVersionUID = 1L;

        NothingKnown(String message) {
            super(message);
        }
    }

    private final SystemCallTable table;
    private final Trial trial;
    private final List<VersionNumber> releases;
    private final List<TriedRelease> tried = new ArrayList<>();

    FloorSearch(SystemCallTable table, Trial trial) {
        this.table = table;
        this.trial = trial;
        this.releases = table.releases();
    }

    Found run() throws InterruptedException {
        try {
            return search();
        } catch (NothingKnown e) {
            return new Found(null, null, List.copyOf(tried), e.getMessage());
        }
    }

    private Found search() throws InterruptedException, NothingKnown {
        // Most files ask for nothing newer: one trial is enough for them.
        String message = tryRelease(0);
        if (message.isEmpty()) {
            return new Found(releases.get(0).text(), null, List.copyOf(tried), null);
        }
        int enough = releases.size() - 1;
        String newest = tryRelease(enough);
        if (!newest.isEmpty()) {
            throw new NothingKnown("even with every system call up to Linux "
                    + releases.get(enough).text() + " the behaviours differ, so nothing can be compared: " + newest);
        }
        int tooOld = 0;
        while (enough - tooOld > 1) {
            int middle = (enough + tooOld) / 2;
            String found = tryRelease(middle);
            if (found.isEmpty()) {
                enough = middle;
            } else {
                tooOld = middle;
                message = found;
            }
        }
        BreakingCall breaks = breakingCall(releases.get(enough), releases.get(tooOld), message);
        return new Found(releases.get(enough).text(), breaks, List.copyOf(tried), null);
    }

    /** The shortest beginning of the calls between two releases without which the behaviours change ends with it. */
    private BreakingCall breakingCall(VersionNumber floor, VersionNumber older, String message)
            throws InterruptedException, NothingKnown {
        List<SystemCallTable.SystemCall> calls = table.between(older, floor);
        int same = 0;
        int changed = calls.size();
        while (changed - same > 1) {
            int middle = (changed + same) / 2;
            if (tryCalls(floor, calls.subList(0, middle)).isEmpty()) {
                same = middle;
            } else {
                changed = middle;
            }
        }
        SystemCallTable.SystemCall call = calls.get(changed - 1);
        String alone = changed == 1 ? message : tryCalls(floor, List.of(call));
        return new BreakingCall(call.name(), older.text(), !alone.isEmpty(), alone.isEmpty() ? message : alone);
    }

    private String tryRelease(int index) throws InterruptedException, NothingKnown {
        VersionNumber release = releases.get(index);
        String message = tryOnce(table.absent(release, List.of()));
        tried.add(new TriedRelease(release.text(), message.isEmpty() ? RunResult.RUNS : RunResult.FAILS));
        return message;
    }

    private String tryCalls(VersionNumber release, List<SystemCallTable.SystemCall> absent)
            throws InterruptedException, NothingKnown {
        return tryOnce(table.absent(release, absent));
    }

    /** What differs; empty where nothing does. */
    private String tryOnce(MissingSystemCalls absent) throws InterruptedException, NothingKnown {
        Result result = trial.without(absent);
        return switch (result.result()) {
            case RUNS -> "";
            case FAILS -> result.message().isEmpty() ? "it fails" : result.message();
            case UNKNOWN -> throw new NothingKnown(result.message());
        };
    }
}

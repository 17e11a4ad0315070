package dev.freestand.verifier.proof;

import dev.freestand.core.floor.VersionNumber;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The oldest Linux whose system calls are enough for a variant's behaviours, observed: they were run again while every newer
 * call ended with ENOSYS (seccomp). Calls alone are taken away, not what an older kernel does otherwise in a call that it has.
 *
 * @param variant the variant's name
 * @param claimed the oldest kernel by the file's own note (NT_GNU_ABI_TAG); null where it has none
 * @param observed the oldest release whose calls are enough, such as {@code 3.17}; null where nothing was observed
 * @param breaks what the next older release lacks; null where none was tried or nothing was observed
 * @param confirmed the oldest real kernel on which they ran; null where none was booted
 * @param search how it was found
 * @param problem why nothing was observed; null where it was
 */
public record ObservedKernelFloor(
        String variant,
        @Nullable String claimed,
        @Nullable String observed,
        @Nullable BreakingCall breaks,
        @Nullable RealKernel confirmed,
        KernelSearch search,
        @Nullable String problem) {

    /**
     * A system call that the file cannot do without.
     *
     * @param call its name, such as {@code getrandom}
     * @param release the newest release without it that was tried
     * @param alone whether the behaviours change without this call alone; else without others of the same release as well
     * @param message how they change
     */
    public record BreakingCall(String call, String release, boolean alone, String message) {
        public BreakingCall {
            Objects.requireNonNull(call);
            Objects.requireNonNull(release);
            Objects.requireNonNull(message);
        }
    }

    /**
     * How the floor was searched.
     *
     * @param oldest the oldest release that is tried at all: where that is enough, an older one may be as well
     * @param environment where the behaviours were run; null where they were not
     * @param engine what ran them; null where nothing did
     * @param tried the releases that were tried, in that order
     */
    public record KernelSearch(
            String oldest,
            @Nullable String environment,
            @Nullable String engine,
            List<TriedRelease> tried) {
        public KernelSearch {
            Objects.requireNonNull(oldest);
            tried = List.copyOf(tried);
        }
    }

    /** One release that was tried: {@code RUNS} where its calls are enough. */
    public record TriedRelease(String release, RunResult result) {
        public TriedRelease {
            Objects.requireNonNull(release);
            Objects.requireNonNull(result);
        }
    }

    /**
     * A kernel that was booted.
     *
     * @param environment such as {@code kernel-5.10}
     * @param result whether the behaviours were the same there
     * @param message how they differ, or why nothing is known; empty where they do not
     */
    public record RealKernel(String environment, RunResult result, String message) {
        public RealKernel {
            Objects.requireNonNull(environment);
            Objects.requireNonNull(result);
            Objects.requireNonNull(message);
        }
    }

    public ObservedKernelFloor {
        Objects.requireNonNull(variant);
        Objects.requireNonNull(search);
        if ((observed == null) == (problem == null)) {
            throw new IllegalArgumentException("either a kernel was observed or there is a reason why not");
        }
        if (observed != null && VersionNumber.parse(observed).isEmpty()) {
            throw new IllegalArgumentException("'" + observed + "' is no release of Linux");
        }
    }

    /** Whether even the oldest release that is tried is enough. */
    public boolean lowest() {
        return search.oldest().equals(observed);
    }
}

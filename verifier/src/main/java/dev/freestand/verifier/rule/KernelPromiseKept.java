package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.core.promise.FilePromise;
import dev.freestand.core.rule.RuleDescription;
import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.ObservedKernelFloor;
import dev.freestand.verifier.proof.ObservedKernelFloor.BreakingCall;
import dev.freestand.verifier.proof.ObservedKernelFloor.RealKernel;
import dev.freestand.verifier.proof.RunResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** FS414: the oldest kernel, by the file's note, and by the system calls that its behaviours were seen to need. */
final class KernelPromiseKept implements Rule {

    private static final String KERNEL_ENVIRONMENT = "kernel-";

    @Override
    public RuleDescription description() {
        return FilePromise.KERNEL.rule();
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        FileReport file = evidence.file();
        RuleResult stated =
                FilePromise.KERNEL.judge(evidence.variant().promise().file(), file);
        ObservedRuns runs = evidence.runs();
        ObservedKernelFloor floor = runs == null ? null : runs.kernelFloor();
        VersionNumber promised = evidence.variant().promise().file().versions().kernel();
        boolean open = stated.outcome() == Outcome.PASS
                || stated.outcome() == Outcome.INCONCLUSIVE && !file.hardening().unknown();
        if (promised == null || floor == null || !open) {
            return stated;
        }
        String observed = floor.observed();
        if (observed == null) {
            return new RuleResult(
                    stated.outcome(), stated.message() + "; not observed: " + Objects.requireNonNull(floor.problem()));
        }
        RuleResult found = judge(promised, observed, floor, file.kernelFloor());
        return new RuleResult(found.outcome(), "kernel >= " + promised.text() + ": " + found.message());
    }

    private static RuleResult judge(
            VersionNumber promised, String observed, ObservedKernelFloor floor, @Nullable String claimed) {
        if (VersionNumber.of(observed).compareTo(promised) > 0) {
            BreakingCall breaks = floor.breaks();
            return RuleResult.fail("observed to need "
                    + (breaks == null
                            ? "system calls of Linux " + observed
                            : breaks.call() + " of Linux " + observed + ", without it (ENOSYS) " + breaks.message())
                    + "; handle ENOSYS there, or promise kernel: \">= " + observed + "\"");
        }
        RealKernel real = floor.confirmed();
        if (real != null && real.result() == RunResult.FAILS && !isOlder(real.environment(), promised)) {
            return RuleResult.fail("does not run on the real kernel of " + real.environment() + ": " + real.message());
        }
        return RuleResult.pass("observed to need no system call newer than Linux " + observed
                + (floor.lowest() ? ", the oldest that is tried" : "")
                + (real != null && real.result() == RunResult.RUNS ? "; runs in " + real.environment() : "")
                + (claimed == null ? "" : "; made for Linux " + claimed + " or newer (NT_GNU_ABI_TAG)"));
    }

    /** What has no number is newer than any. */
    private static boolean isOlder(String environment, VersionNumber promised) {
        return environment.startsWith(KERNEL_ENVIRONMENT)
                && VersionNumber.parse(environment.substring(KERNEL_ENVIRONMENT.length()))
                        .map(release -> release.compareTo(promised) < 0)
                        .orElse(false);
    }
}

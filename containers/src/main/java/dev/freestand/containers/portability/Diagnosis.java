package dev.freestand.containers.portability;

import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.predict.HostPrediction;
import dev.freestand.containers.probe.CapturedStream;
import dev.freestand.containers.probe.ProcessEnd;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.core.floor.ProcessorLevel;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names what is behind an exit status or a signal, which alone can mean many things: by the signal, by known words on
 * standard error, by what the environment takes away, and by the file's own code. The words are those of C libraries,
 * kernels and QEMU; a program that lies with them gains nothing, since it has failed either way.
 */
final class Diagnosis {

    private static final int SIGILL = 4;
    private static final int SIGABRT = 6;
    private static final int SIGKILL = 9;
    private static final int SIGSEGV = 11;
    private static final int SIGSYS = 31;
    /** How programs end that are given too little memory: by the kernel, by a stray pointer, by themselves. */
    private static final Set<Integer> STARVED = Set.of(SIGABRT, SIGKILL, SIGSEGV);

    private static final int LONGEST_WORDS = 200;

    /** MessagePattern that mean one thing wherever they stand. */
    private record MessagePattern(Cause cause, Pattern pattern) {
        MessagePattern(Cause cause, String regex) {
            this(cause, Pattern.compile("^[^\n]{0,4096}?(?:" + regex + ")[^\n]{0,4096}$", Pattern.MULTILINE));
        }
    }

    private static final List<MessagePattern> ANYWHERE = List.of(
            new MessagePattern(Cause.KERNEL_TOO_OLD, "FATAL: kernel too old"),
            new MessagePattern(
                    Cause.CPU_LEVEL,
                    "CPU ISA level is lower than required|Fatal glibc error: CPU does not support"
                            + "|uncaught target signal 4 "),
            new MessagePattern(
                    Cause.OUT_OF_MEMORY,
                    "Cannot allocate memory|[Oo]ut of memory|std::bad_alloc|memory exhausted"
                            + "|memory allocation of [0-9]+ bytes failed"));
    private static final List<MessagePattern> EMULATED = List.of(
            new MessagePattern(Cause.WRONG_ARCHITECTURE, "Invalid ELF image for this architecture"),
            new MessagePattern(
                    Cause.INTERPRETER_MISSING, "^qemu[^:]*: Could not open '[^']*': No such file or directory"));
    private static final List<MessagePattern> FILTERED =
            List.of(new MessagePattern(Cause.SECCOMP, "Operation not permitted"));
    private static final List<MessagePattern> OTHER_KERNEL =
            List.of(new MessagePattern(Cause.KERNEL_TOO_OLD, "Function not implemented|ENOSYS"));

    private final SubjectUnderTest subject;
    private final Environment environment;

    Diagnosis(SubjectUnderTest subject, Environment environment) {
        this.subject = subject;
        this.environment = environment;
    }

    /** The same failure, with the cause that stands behind it as far as that can be determined. */
    StepFailure of(StepFailure failure, StepReport step) {
        if (step.ending() == ProcessEnd.SIGNAL || step.ending() == ProcessEnd.NOT_STARTED) {
            String pages = HostPrediction.unfitPages(subject.report(), environment);
            if (!pages.isEmpty()) {
                return failure.because(Cause.PAGE_SIZE, failure.detail() + ": " + pages);
            }
        }
        if (failure.cause() != Cause.KILLED_BY_SIGNAL && failure.cause() != Cause.EXIT_DIFFERS) {
            return failure;
        }
        String text = text(step.stderr());
        StepFailure said = said(failure, text, ANYWHERE);
        if (said == failure && environment.kind() == EnvironmentKind.KERNEL) {
            said = said(failure, text, OTHER_KERNEL);
        }
        if (said == failure && environment.conditions().contains(Condition.OLD_SECCOMP)) {
            said = said(failure, text, FILTERED);
        }
        if (said == failure && emulated()) {
            said = said(failure, text, EMULATED);
        }
        return said == failure && step.ending() == ProcessEnd.SIGNAL ? killed(failure, step.number()) : said;
    }

    private boolean emulated() {
        return environment.kind() == EnvironmentKind.CPU || environment.kind() == EnvironmentKind.MACHINE;
    }

    private StepFailure killed(StepFailure failure, int signal) {
        if (signal == SIGILL) {
            String level = subject.report().isaLevel();
            return failure.because(
                    Cause.CPU_LEVEL,
                    failure.detail()
                            + ": it executed an instruction that the processor does not have (the file is marked for "
                            + (level.equals(ProcessorLevel.UNKNOWN) ? "no level" : level)
                            + "), or one that is meant to stop it");
        }
        if (signal == SIGSYS) {
            return failure.because(Cause.SECCOMP, failure.detail() + ": a filter denied a system call");
        }
        if (STARVED.contains(signal) && environment.conditions().contains(Condition.SMALL_MEMORY)) {
            return failure.because(Cause.OUT_OF_MEMORY, failure.detail() + " with little memory");
        }
        if (signal == SIGKILL) {
            return failure.because(
                    failure.cause(),
                    failure.detail() + ", by the kernel for lack of memory, or by one of its own processes");
        }
        if (signal == SIGSEGV && ArtifactEvidence.callsVsyscall(subject.artifact())) {
            return failure.because(
                    Cause.VSYSCALL,
                    failure.detail()
                            + ", and its code contains the address of the vsyscall page, which this kernel may lack");
        }
        return failure;
    }

    private static StepFailure said(StepFailure failure, String text, List<MessagePattern> all) {
        for (MessagePattern words : all) {
            Matcher matcher = words.pattern().matcher(text);
            if (matcher.find()) {
                String line = ByteDifference.escape(matcher.group());
                String cut = line.substring(0, Math.min(line.length(), LONGEST_WORDS));
                boolean there = failure.detail().contains(cut);
                return failure.because(words.cause(), there ? failure.detail() : failure.detail() + ": " + cut);
            }
        }
        return failure;
    }

    private static String text(@Nullable CapturedStream stream) {
        return stream == null ? "" : new String(stream.kept().bytes(), StandardCharsets.UTF_8);
    }
}

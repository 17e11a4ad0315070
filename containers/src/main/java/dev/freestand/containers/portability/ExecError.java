package dev.freestand.containers.portability;

import dev.freestand.containers.environment.Condition;
import dev.freestand.containers.environment.Environment;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.proof.Cause;

/** What execve(2) means by its errors, for a file that is there: the probe has just read it. */
final class ExecError {

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int ENOEXEC = 8;
    private static final int ENOMEM = 12;
    private static final int EACCES = 13;
    private static final int ELIBBAD = 80;

    private ExecError() {}

    /** The failure behind an errno. */
    static StepFailure ofExecve(int errno, SubjectUnderTest subject, Environment environment) {
        FileReport file = subject.report();
        return switch (errno) {
            case EPERM ->
                environment.conditions().contains(Condition.OLD_SECCOMP)
                        ? new StepFailure(Cause.SECCOMP, "the kernel may not execute it (EPERM)")
                        : other(errno);
            case ENOENT ->
                new StepFailure(
                        Cause.INTERPRETER_MISSING,
                        "needs " + (file.interpreter() == null ? "an interpreter" : file.interpreter())
                                + ", found none (ENOENT)");
            case ENOEXEC ->
                new StepFailure(
                        Cause.WRONG_ARCHITECTURE,
                        "the kernel does not know how to execute it (ENOEXEC)"
                                + (file.machine() == null ? "" : "; it is for " + file.machine()));
            case ENOMEM -> new StepFailure(Cause.OUT_OF_MEMORY, "there is not enough memory to start it (ENOMEM)");
            case EACCES ->
                ArtifactEvidence.executableByAll(subject.artifact())
                        ? new StepFailure(
                                Cause.NOEXEC,
                                "has execute permission, but the kernel refuses it (EACCES), as on a file system"
                                        + " mounted noexec")
                        : new StepFailure(Cause.NOT_EXECUTABLE, "it has no execute permission (EACCES)");
            case ELIBBAD -> new StepFailure(Cause.INTERPRETER_MISSING, "its interpreter is damaged (ELIBBAD)");
            default -> other(errno);
        };
    }

    private static StepFailure other(int errno) {
        return new StepFailure(Cause.NOT_STARTED, "the kernel refuses to start it (errno " + errno + ")");
    }
}

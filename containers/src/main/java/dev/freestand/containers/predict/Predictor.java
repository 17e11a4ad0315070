package dev.freestand.containers.predict;

import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.proof.Cause;
import dev.freestand.verifier.proof.EnvironmentKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Predicts whether a file runs in an environment. Asks in the system's own order: instruction set, interpreter, libraries,
 * their versions, then what only the program itself meets; so that where several things are wrong, the first is named, as
 * the system will name it.
 */
public final class Predictor {

    /**
     * The prediction for one file in one environment.
     *
     * @param file what was found in it
     * @param artifact the file itself, on this machine
     */
    public Prediction predict(FileReport file, Path artifact, PreparedEnvironment environment) {
        return predict(
                file, artifact, environment.environment(), new Userland(environment.rootfs(), environment.libc()));
    }

    Prediction predict(FileReport file, Path artifact, Environment environment, Userland userland) {
        String machine = file.machine();
        if (file.error() != null || file.kind() != FileKind.EXECUTABLE || machine == null) {
            return Prediction.unknown("the file could not be analysed");
        }
        if (!machine.equals(environment.machine())) {
            return foreign(machine, environment.machine());
        }
        String system = file.floors().otherSystem();
        if (system != null && file.linkage() == Linkage.STATIC) {
            // Linux starts it all the same, and its first system call is another one here.
            return Prediction.unknown("it is for " + system + ", not for Linux");
        }
        return switch (file.linkage()) {
            case STATIC -> HostPrediction.of(file, environment).orElseGet(() -> Prediction.runs("is static"));
            case UNKNOWN -> Prediction.unknown("its linkage is unknown");
            case DYNAMIC ->
                loaded(file, artifact, environment, userland)
                        .or(() -> HostPrediction.of(file, environment))
                        .orElseGet(() -> Prediction.runs("its interpreter, libraries and their versions are present"));
        };
    }

    private static Prediction foreign(String machine, String other) {
        return new HostMachine(other).mayRun(machine)
                ? Prediction.unknown("whether the kernel runs " + machine + " files is unknown")
                : Prediction.fails(Cause.WRONG_ARCHITECTURE, "is for " + machine + ", the machine is " + other);
    }

    /** Empty where nothing stands in the way of loading it. */
    private static Optional<Prediction> loaded(
            FileReport file, Path artifact, Environment environment, Userland userland) {
        String interpreter = file.interpreter();
        if (interpreter == null) {
            return Optional.of(Prediction.unknown("it is dynamic but names no interpreter"));
        }
        // A kernel is booted with no tree at all: there is nothing to look into.
        return environment.kind() == EnvironmentKind.KERNEL
                ? Optional.of(Prediction.fails(
                        Cause.INTERPRETER_MISSING, "needs " + interpreter + ", and this environment has only a kernel"))
                : LoaderPrediction.of(artifact, userland, HostPrediction.level(environment));
    }
}

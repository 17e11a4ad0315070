package dev.freestand.containers.predict;

import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Predicts whether a file runs in an environment. Asks in the loader's own order: architecture, interpreter, libraries,
 * their versions; so that where several things are wrong, the first is named, as the loader will name it.
 */
public final class Predictor {

    private static final String GLIBC = "GLIBC";

    private final String machine;

    /** Predicts for x86-64 cells, the only ones that the engines run. */
    public Predictor() {
        this("x86-64");
    }

    Predictor(String machine) {
        this.machine = machine;
    }

    /** The prediction for one file in one environment. */
    public Prediction predict(FileReport file, PreparedEnvironment environment) {
        return predict(file, environment.rootfs());
    }

    Prediction predict(FileReport file, Path rootfs) {
        if (file.error() != null || file.kind() != Kind.EXECUTABLE || file.machine() == null) {
            return Prediction.unknown("the file was not understood");
        }
        if (!file.machine().equals(machine)) {
            // An x86-64 kernel may or may not have been built to run 32-bit files.
            return file.machine().equals("i386") && machine.equals("x86-64")
                    ? Prediction.unknown("whether the kernel runs i386 files is not known")
                    : Prediction.fails(
                            Cause.WRONG_ARCHITECTURE, "is for " + file.machine() + ", the machine is " + machine);
        }
        return switch (file.linkage()) {
            case STATIC -> Prediction.runs("is static");
            case UNKNOWN -> Prediction.unknown("its linkage is not known");
            case DYNAMIC -> dynamic(file, new TreeFacts(rootfs));
        };
    }

    private static Prediction dynamic(FileReport file, TreeFacts facts) {
        String interpreter = file.interpreter();
        if (interpreter == null) {
            return Prediction.unknown("it is dynamic and names no interpreter");
        }
        if (!facts.has(interpreter)) {
            return Prediction.fails(Cause.INTERPRETER_MISSING, "needs " + interpreter + ", found none");
        }
        boolean musl = interpreter.startsWith("/lib/ld-musl-");
        List<String> missing = file.needed().stream()
                // musl's loader is the library of these names itself, and never looks for a file.
                .filter(name -> !(musl && (name.equals("libc.so") || name.startsWith("libc.musl-"))))
                .filter(name -> facts.library(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return file.hardening().rpath() == null && file.hardening().runpath() == null
                    ? Prediction.fails(Cause.LIBRARY_MISSING, "needs " + missing.get(0) + ", found none")
                    : Prediction.unknown("whether its run path leads to " + missing.get(0) + " is not known");
        }
        try {
            return versions(file, facts);
        } catch (IOException e) {
            return Prediction.unknown("the environment's libraries cannot be read: " + e.getMessage());
        }
    }

    private static Prediction versions(FileReport file, TreeFacts facts) throws IOException {
        for (Map.Entry<String, String> floor : file.symbolFloor().entrySet()) {
            String word = floor.getKey() + "_" + floor.getValue();
            if (floor.getKey().equals(GLIBC)) {
                Optional<Version> needed = Version.parse(floor.getValue());
                Optional<Version> found = facts.glibc();
                if (needed.isEmpty() || found.isEmpty()) {
                    return Prediction.unknown("needs " + word + ", and the version found there is not known");
                }
                if (needed.get().compareTo(found.get()) > 0) {
                    return Prediction.fails(
                            Cause.GLIBC_TOO_OLD,
                            "needs " + word + ", found " + found.get().text());
                }
            } else if (!facts.anyNames(file.needed(), word)) {
                return Prediction.unknown("needs " + word + ", which its libraries there do not name");
            }
        }
        return Prediction.runs("its interpreter, libraries and their versions are there");
    }
}

package dev.freestand.containers.predict;

import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentOverrides;
import dev.freestand.containers.environment.Kernel;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.verifier.proof.Cause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file's notes predict for an environment that plays a processor or boots a kernel. Of the machine's own processor
 * and kernel nothing is predicted: an engine may run the cell on another machine than this.
 */
public final class HostPrediction {

    private static final String LEVEL = "x86-64-v";
    /** From this glibc on, no program looks at the kernel's release when it starts. */
    private static final VersionNumber NO_KERNEL_CHECK = VersionNumber.of("2.36");

    private static final int KIB = 1024;

    private HostPrediction() {}

    /** Empty where nothing prevents it. */
    static Optional<Prediction> of(FileReport file, Environment environment) {
        EnvironmentOverrides special = environment.special();
        if (special == null) {
            return Optional.empty();
        }
        Emulator emulator = special.emulator();
        if (emulator != null) {
            return processor(file.isaLevel(), emulator.level());
        }
        Kernel kernel = special.kernel();
        if (kernel == null) {
            return Optional.empty();
        }
        // What such a kernel does to a file that it cannot map is its own affair: refuse it, or let it crash.
        String unfit = unfitPages(file, environment);
        return unfit.isEmpty() ? kernel(file, kernel.release()) : Optional.of(Prediction.unknown(unfit));
    }

    /** The level of the processor that an environment plays; null where it is the machine's own. */
    static @Nullable String level(Environment environment) {
        EnvironmentOverrides special = environment.special();
        Emulator emulator = special == null ? null : special.emulator();
        return emulator != null && emulator.level().startsWith(LEVEL) ? emulator.level() : null;
    }

    /** Words of levels compare as their last digit does. A file or processor without a level predicts nothing. */
    private static Optional<Prediction> processor(String needed, String found) {
        return needed.startsWith(LEVEL) && found.startsWith(LEVEL) && needed.compareTo(found) > 0
                ? Optional.of(
                        Prediction.fails(Cause.CPU_LEVEL, "is marked for " + needed + ", the processor is " + found))
                : Optional.empty();
    }

    /** Why a file's segments do not fit the pages of the kernel that an environment boots; empty where they do. */
    public static String unfitPages(FileReport file, Environment environment) {
        EnvironmentOverrides special = environment.special();
        Kernel kernel = special == null ? null : special.kernel();
        Integer pages = kernel == null ? null : kernel.pages();
        PageSizes sizes = file.structure().layout().pages();
        return sizes != null && pages != null && sizes.refuses().contains(pages * KIB)
                ? "its segments do not fit the kernel's pages of " + pages + " KiB: " + sizes.reason()
                : "";
    }

    private static Optional<Prediction> kernel(FileReport file, String release) {
        String floor = file.kernelFloor();
        Optional<VersionNumber> needed = floor == null ? Optional.empty() : VersionNumber.parse(floor);
        Optional<VersionNumber> found = VersionNumber.parse(release);
        // "newest" is no number, and newer than any file's floor.
        if (needed.isEmpty() || found.isEmpty() || needed.get().compareTo(found.get()) <= 0) {
            return Optional.empty();
        }
        String reason = "needs Linux " + floor + ", the kernel is " + release;
        String libc = file.libc().version();
        boolean checks = file.libc().flavour() == LibcFlavour.GLIBC
                && libc != null
                && VersionNumber.parse(libc)
                        .filter(version -> version.compareTo(NO_KERNEL_CHECK) < 0)
                        .isPresent();
        return Optional.of(
                checks
                        ? Prediction.fails(Cause.KERNEL_TOO_OLD, reason)
                        : Prediction.unknown(reason + ", and whether its C library requires it is unknown"));
    }
}

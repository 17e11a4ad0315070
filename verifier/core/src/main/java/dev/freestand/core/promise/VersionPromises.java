package dev.freestand.core.promise;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.FloorCause;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.floor.GccRuntime;
import dev.freestand.core.floor.VersionNumber;
import dev.freestand.core.name.NameList;
import dev.freestand.core.rule.RuleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Promises on versions: those of symbols that a file asks its libraries for, and the kernel that its ABI note names. */
final class VersionPromises {

    private static final String GLIBC = "GLIBC";
    private static final String PRIVATE = "GLIBC_PRIVATE";
    private static final String GLIBCXX = "GLIBCXX";
    private static final String CXXABI = "CXXABI";

    private VersionPromises() {}

    static RuleResult glibc(FilePromises promises, FileReport file) {
        VersionNumber most = Objects.requireNonNull(promises.glibc());
        if (file.linkage() == Linkage.STATIC) {
            return RuleResult.pass("the file is static and needs no glibc (no PT_INTERP, no DT_NEEDED)");
        }
        String system = file.floors().otherSystem();
        if (system != null) {
            return RuleResult.fail("it is for " + system + ", which has no glibc");
        }
        String floor = file.symbolFloor().get(GLIBC);
        LibcFlavour libc = file.libc().flavour();
        if (floor == null && libc != LibcFlavour.GLIBC) {
            return switch (libc) {
                case UNKNOWN -> notKnown("which C library it needs is not known");
                case NONE -> RuleResult.pass("it needs no C library");
                default ->
                    RuleResult.fail("it is dynamic and needs " + libc.label()
                            + ", not glibc; build it with a compiler for glibc, or link statically");
            };
        }
        String fix = "; build on a distribution with glibc " + most.text() + " or older, or link statically";
        if (!causes(file, PRIVATE).isEmpty()) {
            return RuleResult.fail("needs " + describe(file, PRIVATE)
                    + ", which only the same build of glibc has; avoid functions that are not in its headers");
        }
        if (floor != null && isAbove(floor, most)) {
            return RuleResult.fail("needs " + describe(file, GLIBC, floor) + fix);
        }
        if (!file.floors().unnumbered().isEmpty()) {
            return notKnown("it needs " + String.join(", ", file.floors().unnumbered())
                    + ", which has no number to compare" + fix);
        }
        return RuleResult.pass(floor == null ? "asks for no version (DT_VERNEED)" : "needs " + floor + " (DT_VERNEED)");
    }

    static RuleResult libstdcxx(FilePromises promises, FileReport file) {
        VersionNumber most = Objects.requireNonNull(promises.libstdcxx());
        if (file.linkage() == Linkage.STATIC) {
            return RuleResult.pass("the file is static and needs no libstdc++ (no PT_INTERP, no DT_NEEDED)");
        }
        for (FloorCause cause : file.floors().causes()) {
            if (cause.version().isEmpty()
                    && (cause.prefix().startsWith(GLIBCXX + "_")
                            || cause.prefix().startsWith(CXXABI + "_"))) {
                return notKnown("it needs " + cause.prefix() + ", which has no number to compare");
            }
        }
        String fix =
                "; build with a GCC whose libstdc++ is " + most.text() + " or older, or link with -static-libstdc++";
        List<String> found = new ArrayList<>();
        for (String prefix : List.of(GLIBCXX, CXXABI)) {
            String floor = file.symbolFloor().get(prefix);
            if (floor == null) {
                continue;
            }
            Optional<String> release = GccRuntime.glibcxx(prefix, floor);
            if (release.isEmpty()) {
                return notKnown("which libstdc++ brought " + describe(file, prefix, floor) + " is not known" + fix);
            }
            if (isAbove(release.get(), most)) {
                return RuleResult.fail("needs " + describe(file, prefix, floor)
                        + (prefix.equals(CXXABI) ? ", which came with GLIBCXX_" + release.get() : "") + fix);
            }
            found.add(prefix + "_" + floor);
        }
        return RuleResult.pass(
                found.isEmpty()
                        ? "asks for no version of it (DT_VERNEED)"
                        : "needs " + String.join(" and ", found) + " (DT_VERNEED)");
    }

    static RuleResult kernel(FilePromises promises, FileReport file) {
        VersionNumber oldest = Objects.requireNonNull(promises.kernel());
        String system = file.floors().otherSystem();
        if (system != null) {
            return RuleResult.fail("it is for " + system + ", not for Linux");
        }
        String floor = file.kernelFloor();
        if (floor == null) {
            return notKnown(file.floors().kernel());
        }
        return isAbove(floor, oldest)
                ? RuleResult.fail("needs Linux " + floor + " (NT_GNU_ABI_TAG); link with musl, or with a glibc that was"
                        + " configured with --enable-kernel=" + oldest.text() + " or older")
                : RuleResult.pass("made for Linux " + floor
                        + " or newer (NT_GNU_ABI_TAG); system calls that the program makes may want a newer one");
    }

    private static boolean isAbove(String floor, VersionNumber most) {
        // What is no version compares as above any: it is never taken for one that is old enough.
        return VersionNumber.parse(floor)
                .map(version -> version.compareTo(most) > 0)
                .orElse(true);
    }

    private static RuleResult notKnown(String reason) {
        return RuleResult.inconclusive(RuleResult.NOT_KNOWN + reason);
    }

    private static List<FloorCause> causes(FileReport file, String prefix) {
        return file.floors().causes().stream()
                .filter(cause -> cause.prefix().equals(prefix))
                .toList();
    }

    /** A version with what asks for it, such as {@code GLIBC_2.34 of libc.so.6 for dlopen (DT_VERNEED, DT_VERSYM)}. */
    private static String describe(FileReport file, String prefix, String floor) {
        List<FloorCause> causes = causes(file, prefix);
        return causes.isEmpty() ? prefix + "_" + floor + " (DT_VERNEED)" : describe(file, prefix);
    }

    private static String describe(FileReport file, String prefix) {
        List<String> all = new ArrayList<>();
        for (FloorCause cause : causes(file, prefix)) {
            all.add(prefix + (cause.version().isEmpty() ? "" : "_" + cause.version()) + " of " + cause.library()
                    + symbols(cause));
        }
        return String.join(" and ", all) + " (DT_VERNEED, DT_VERSYM)";
    }

    private static String symbols(FloorCause cause) {
        return cause.symbols().isEmpty()
                ? ""
                : " for " + String.join(", ", cause.symbols()) + NameList.more(cause.more());
    }
}

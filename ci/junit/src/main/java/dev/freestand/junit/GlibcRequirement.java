package dev.freestand.junit;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.floor.VersionNumber;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which glibc a file needs.
 *
 * @param version the lowest that has what it needs; null where none is needed, or where that is not known
 * @param known whether it is established which one is needed, or that none is
 * @param found the answer, in words
 * @param evidence what it rests on
 */
record GlibcRequirement(@Nullable String version, boolean known, String found, String evidence) {

    private static final String PREFIX = "GLIBC";
    private static final String PRIVATE = "GLIBC_PRIVATE";

    static GlibcRequirement of(FileReport file) {
        if (file.linkage() == Linkage.STATIC) {
            return new GlibcRequirement(null, true, "no glibc", "a static file needs no library");
        }
        if (file.hardening().unknown()) {
            return notKnown("the needed versions could not be read");
        }
        LibcFlavour libc = file.libc().flavour();
        String marks = String.join("; ", file.libc().evidence());
        if (libc == LibcFlavour.UNKNOWN) {
            return notKnown("its C library is not known: " + marks);
        }
        if (libc != LibcFlavour.GLIBC) {
            return new GlibcRequirement(null, false, "needs " + libc.label() + ", not glibc", marks);
        }
        return ofGlibc(file);
    }

    private static GlibcRequirement ofGlibc(FileReport file) {
        Floors floors = file.floors();
        if (floors.causes().stream().anyMatch(cause -> cause.prefix().equals(PRIVATE))) {
            return new GlibcRequirement(
                    null, false, "needs the very glibc that it was built with", PRIVATE + symbols(floors, PRIVATE));
        }
        List<String> unnumbered = floors.unnumbered();
        if (!unnumbered.isEmpty()) {
            return notKnown("it needs " + String.join(", ", unnumbered)
                    + ", which has no number, and came later than the numbers beside it say");
        }
        // The releases are known for this machine alone; elsewhere nothing is said of them.
        String reason = floors.noRelease();
        if (reason != null
                && "x86-64".equals(file.machine())
                && Objects.equals(file.format().bits(), 64)) {
            return notKnown(reason);
        }
        String floor = file.symbolFloor().get(PREFIX);
        return floor == null
                ? new GlibcRequirement(null, true, "no version of glibc", "it asks for no symbol version of glibc")
                : new GlibcRequirement(floor, true, "glibc " + floor, PREFIX + "_" + floor + symbols(floors, PREFIX));
    }

    private static GlibcRequirement notKnown(String reason) {
        return new GlibcRequirement(null, false, BinaryAssert.NOT_KNOWN, reason);
    }

    /** The symbols behind a floor, and who has to provide them. */
    private static String symbols(Floors floors, String prefix) {
        return floors.causes().stream()
                .filter(cause -> cause.prefix().equals(prefix))
                .map(cause -> " of " + cause.requester())
                .collect(Collectors.joining(";"));
    }

    /**
     * Whether it is known that this glibc is enough.
     *
     * @throws IllegalArgumentException if that is no version
     */
    boolean within(String highest) {
        VersionNumber most = VersionNumber.of(highest);
        return known && (version == null || VersionNumber.of(version).compareTo(most) <= 0);
    }
}

package dev.freestand.core.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code symbolFloor}, {@code kernelFloor} and {@code isaLevel}.
 *
 * @param causes the symbols that set each floor, by prefix
 * @param runsOn distributions of which the floors are met; empty where no release is named
 * @param cpu what the note on the processor says, and what it does not prove
 * @param kernel the same for the kernel
 * @param noRelease why no release is named, in a sentence; null where each distribution has its answer
 * @param otherSystem the operating system other than Linux that the file is for, such as {@code FreeBSD}; null for
 *     Linux, and where nothing says so
 * @param go what Go's linker wrote about the build; null in every other file
 */
public record Floors(
        List<FloorCause> causes,
        List<ReleaseSupport> runsOn,
        String cpu,
        String kernel,
        @Nullable String noRelease,
        @Nullable String otherSystem,
        @Nullable GoBuild go) {

    public static final Floors UNKNOWN = new Floors(List.of(), List.of(), "not looked at", "not looked at");

    public Floors {
        causes = List.copyOf(causes);
        runsOn = List.copyOf(runsOn);
    }

    /** Those of a file of Linux that Go's linker did not make, and that the releases are held against. */
    public Floors(List<FloorCause> causes, List<ReleaseSupport> runsOn, String cpu, String kernel) {
        this(causes, runsOn, cpu, kernel, null, null, null);
    }

    /**
     * Versions of glibc needed that have no number, such as {@code GLIBC_ABI_GNU2_TLS}: each came later than the numbers
     * beside it say. GLIBC_PRIVATE is none of them, which every glibc has.
     */
    public List<String> unnumbered() {
        return causes.stream()
                .filter(cause -> cause.version().isEmpty()
                        && cause.prefix().startsWith("GLIBC_")
                        && !cause.prefix().equals("GLIBC_PRIVATE"))
                .map(FloorCause::prefix)
                .distinct()
                .toList();
    }
}

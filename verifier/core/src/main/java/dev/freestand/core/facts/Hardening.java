package dev.freestand.core.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes a file harder to attack. Null or {@code unknown} means not established; {@code not-applicable} means that
 * the question does not arise.
 *
 * @param nx PT_GNU_STACK is there and not executable
 * @param relro how much is read-only after relocation
 * @param bindNow DF_BIND_NOW, DF_1_NOW or DT_BIND_NOW is set
 * @param pie position-independent executable, static-pie included
 * @param canary the stack protector
 * @param fortify FORTIFY_SOURCE
 * @param rwxSegments a PT_LOAD segment is writable and executable
 * @param textRelocations DT_TEXTREL or DF_TEXTREL is set
 * @param rpath DT_RPATH
 * @param runpath DT_RUNPATH
 * @param buildId NT_GNU_BUILD_ID, lower-case hex
 * @param fortified functions that FORTIFY_SOURCE replaced by checking ones; null where symbols do not show it
 * @param fortifiable functions that it could have replaced and did not; null likewise
 * @param branchProtection what the whole file is marked for: {@code IBT} and {@code SHSTK} on x86 (CET), {@code BTI} and
 *     {@code PAC} on aarch64; null on other machines
 * @param separateCode no executable segment holds the file's headers, as {@code -z separate-code} has it
 * @param unsafePaths what is wrong with RPATH, RUNPATH and paths in DT_NEEDED, one sentence for each bad entry
 */
public record Hardening(
        @Nullable Boolean nx,
        Relro relro,
        @Nullable Boolean bindNow,
        @Nullable Boolean pie,
        Protection canary,
        Protection fortify,
        @Nullable Boolean rwxSegments,
        @Nullable Boolean textRelocations,
        @Nullable String rpath,
        @Nullable String runpath,
        @Nullable String buildId,
        @Nullable Integer fortified,
        @Nullable Integer fortifiable,
        @Nullable List<String> branchProtection,
        @Nullable Boolean separateCode,
        List<String> unsafePaths) {

    public Hardening {
        branchProtection = branchProtection == null ? null : List.copyOf(branchProtection);
        unsafePaths = List.copyOf(unsafePaths);
    }

    public static final Hardening UNKNOWN = unknown(null);

    /** Nothing is known but the build id. */
    public static Hardening unknown(@Nullable String buildId) {
        return new Hardening(
                null,
                Relro.UNKNOWN,
                null,
                null,
                Protection.UNKNOWN,
                Protection.UNKNOWN,
                null,
                null,
                null,
                null,
                buildId,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** Whether nothing is known. Of every file that hardening is looked at in, RELRO is. */
    public boolean unknown() {
        return relro == Relro.UNKNOWN;
    }
}

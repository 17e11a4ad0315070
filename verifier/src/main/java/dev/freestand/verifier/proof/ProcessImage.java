package dev.freestand.verifier.proof;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a process of one variant comes together.
 *
 * @param variant the variant's name
 * @param binding when its calls into libraries are bound; null where it has no dynamic segment, or its relocations could not
 *     be read
 * @param vdsoNames names of vDSO functions that stand in the file, such as {@code __vdso_clock_gettime}: its code can look
 *     them up. Empty in most dynamic files, whose C library does
 * @param vdsoMapped whether the kernel had mapped the vDSO into its process; null where none was looked at
 * @param pair the memory of two of its processes that live at the same time, by what is mapped, largest first; empty where
 *     that was not measured
 * @param problem why something is not known; null where all is
 */
public record ProcessImage(
        String variant,
        @Nullable Binding binding,
        List<String> vdsoNames,
        @Nullable Boolean vdsoMapped,
        List<SharedPages> pair,
        @Nullable String problem) {

    public ProcessImage {
        Objects.requireNonNull(variant);
        vdsoNames = List.copyOf(vdsoNames);
        pair = List.copyOf(pair);
    }

    /**
     * When relocations are resolved.
     *
     * @param now whether all are resolved at load (DT_BIND_NOW, DF_BIND_NOW, DF_1_NOW)
     * @param jumpSlots relocations of functions (DT_JMPREL) that can wait for the first call
     * @param atLoad all others, which are resolved at load in any case
     */
    public record Binding(boolean now, long jumpSlots, long atLoad) {}

    /**
     * Pages of two processes together.
     *
     * @param mapped path of the file, or heap, stack, anonymous
     * @param shared bytes in pages that each shares with another process, counted once for each of the two
     * @param unshared bytes in pages of its own
     */
    public record SharedPages(String mapped, long shared, long unshared) {}
}

package dev.freestand.verifier.proof;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one behaviour of one variant asked of the kernel, as a tracer saw it.
 *
 * @param variant the variant's name
 * @param behaviour the behaviour's name
 * @param systemCalls how often each system call was made, by name
 * @param opened every path that was opened or tried, in order, each once
 * @param mapped every file that was mapped into memory, the program itself first, each once
 * @param problem why nothing is known; null when the trace is whole
 */
public record Trace(
        String variant,
        String behaviour,
        SortedMap<String, Long> systemCalls,
        List<OpenedPath> opened,
        List<MappedFile> mapped,
        @Nullable String problem) {

    public Trace {
        Objects.requireNonNull(variant);
        Objects.requireNonNull(behaviour);
        systemCalls = new TreeMap<>(systemCalls);
        opened = List.copyOf(opened);
        mapped = List.copyOf(mapped);
    }
}

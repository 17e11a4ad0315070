package dev.freestand.core.size;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Size breakdown in one file. Lists have the largest first.
 *
 * @param path the file as it was named
 * @param size length in bytes
 * @param sections by section; empty where there is no section table
 * @param other bytes of the file in no section: headers, padding, what is appended
 * @param twin the separate debug file that was used, or null
 * @param twinSize its length in bytes, or null
 * @param symbols by symbol, or null without a symbol table in the file or its separate debug file
 * @param libraries by library, or null without a map
 * @param problems debug files, maps and tables that could not be used
 */
public record SizeReport(
        String path,
        long size,
        List<SectionUsage> sections,
        long other,
        @Nullable String twin,
        @Nullable Long twinSize,
        @Nullable List<SymbolUsage> symbols,
        @Nullable List<LibraryUsage> libraries,
        List<String> problems) {

    public SizeReport {
        sections = List.copyOf(sections);
        symbols = symbols == null ? null : List.copyOf(symbols);
        libraries = libraries == null ? null : List.copyOf(libraries);
        problems = List.copyOf(problems);
    }

    /** A file that could not be measured, and why. */
    public static SizeReport unmeasured(String path, long size, String why) {
        return new SizeReport(path, size, List.of(), size, null, null, null, null, List.of("not measured: " + why));
    }

    /** Bytes that stripping saved; null without a debug file that holds the program too. */
    public @Nullable Long saved() {
        return twinSize == null || twinSize < size ? null : twinSize - size;
    }
}

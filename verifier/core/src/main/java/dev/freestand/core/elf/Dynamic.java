package dev.freestand.core.elf;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The dynamic section, found through PT_DYNAMIC and read up to DT_NULL, as the loader does.
 *
 * @param entries in the file's order, DT_NULL not included
 * @param needed DT_NEEDED in the file's order
 * @param soname DT_SONAME
 * @param rpath DT_RPATH
 * @param runpath DT_RUNPATH
 * @param filters DT_FILTER and DT_AUXILIARY in the file's order
 */
public record Dynamic(
        List<DynamicEntry> entries,
        List<String> needed,
        @Nullable String soname,
        @Nullable String rpath,
        @Nullable String runpath,
        List<Filter> filters) {

    /**
     * A library whose definitions come before the file's own (DT_FILTER, DT_AUXILIARY).
     *
     * @param auxiliary whether the loader does without it (DT_AUXILIARY)
     */
    public record Filter(boolean auxiliary, String name) {}

    public Dynamic {
        entries = List.copyOf(entries);
        needed = List.copyOf(needed);
        filters = List.copyOf(filters);
    }

    /** Value of a tag; of the last where it is repeated, since the loader keeps the last. */
    public OptionalLong value(long tag) {
        return lastValue(entries, tag);
    }

    /** Whether a tag is present. */
    public boolean has(long tag) {
        return value(tag).isPresent();
    }

    /** Whether all these bits are set in the value of a flags tag. */
    public boolean flag(long tag, long bits) {
        return (value(tag).orElse(0) & bits) == bits;
    }

    public static OptionalLong lastValue(List<DynamicEntry> entries, long tag) {
        OptionalLong last = OptionalLong.empty();
        for (DynamicEntry entry : entries) {
            if (entry.tag() == tag) {
                last = OptionalLong.of(entry.value());
            }
        }
        return last;
    }
}

package dev.freestand.core.floor;

import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The oldest musl that has every function that a file uses. musl gives its symbols no versions, so that only the names of
 * functions show it: those that came after 1.2.2, the oldest musl among the releases that are known here.
 */
public final class MuslFloor {

    /** Stands for musl among the floors, which go by prefixes of versions otherwise. */
    static final String NAME = "musl";

    /** By WHATSNEW and the files of the sources; 1.2.4 brought none but packed relocations. What came between two releases is counted to the later. */
    private static final Map<String, String> SINCE = Map.of(
            "qsort_r", "1.2.3",
            "pthread_getname_np", "1.2.3",
            "statx", "1.2.5",
            "preadv2", "1.2.5",
            "pwritev2", "1.2.5",
            "renameat2", "1.2.6",
            "posix_getdents", "1.2.6");

    private MuslFloor() {}

    /** The release that a function came with; null where every musl that is known here has it. */
    public static @Nullable String since(String function) {
        return SINCE.get(function);
    }

    /**
     * Empty where nothing newer than the oldest is asked for.
     *
     * @param packed whether its relocations are packed, which loaders before {@link PackedRelocations#MUSL_SINCE} ignore
     */
    static Optional<String> of(Symbols imports, boolean packed) {
        Stream<String> functions =
                imports.undefined().map(Symbol::name).filter(SINCE::containsKey).map(SINCE::get);
        return Stream.concat(functions, packed ? Stream.of(PackedRelocations.MUSL_SINCE) : Stream.empty())
                .max(Comparator.comparing(
                        version -> VersionNumber.parse(version).orElseThrow()));
    }
}

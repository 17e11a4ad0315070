package dev.freestand.junit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where assertions on binaries begin, to be imported statically. */
public final class FreestandAssertions {

    private FreestandAssertions() {}

    /** Begins assertions on a file. Symbolic links are followed. */
    public static BinaryAssert assertThatBinary(@Nullable Path file) {
        return new BinaryAssert(file);
    }

    /** Begins assertions on a file, by its path. */
    public static BinaryAssert assertThatBinary(String file) {
        return new BinaryAssert(Path.of(file));
    }
}

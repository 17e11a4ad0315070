package dev.freestand.core.libc;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.search.ElfContents;
import dev.freestand.core.facts.Libc;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the C library of a program or shared library. */
public final class LibcFinder {

    private LibcFinder() {}

    /** What C libraries leave in static programs, each one character a byte. */
    public static Set<String> marks() {
        Set<String> marks =
                Arrays.stream(LibcSignature.values()).map(LibcSignature::bytes).collect(Collectors.toSet());
        marks.add(GlibcVersion.ANSWER);
        return marks;
    }

    /**
     * The C library inside a static program.
     *
     * @param contents with the {@link #marks()}, among others
     */
    public static Libc inside(ElfFile file, ByteSource source, ElfContents contents) throws IOException {
        return StaticLibc.find(file, source, contents);
    }

    /** The C library that any other program or library names; unknown where it names none. */
    public static Libc named(ElfFile file) {
        return DynamicLibc.find(file);
    }
}

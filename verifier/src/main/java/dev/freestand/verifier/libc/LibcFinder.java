package dev.freestand.verifier.libc;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.Linkage;
import java.io.IOException;

/** Finds the C library of a program or shared library. */
public final class LibcFinder {

    private LibcFinder() {}

    /**
     * The C library.
     *
     * @param linkage as the segments say; an unknown one leaves the C library unknown too, unless the file names it
     * @param source the file's bytes, of which at most {@link StaticLibc#MAX_SCAN} are read
     */
    public static Libc find(ElfFile file, Linkage linkage, ByteSource source) throws IOException {
        return linkage == Linkage.STATIC ? StaticLibc.find(file, source) : DynamicLibc.find(file);
    }
}

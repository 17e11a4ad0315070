package dev.freestand.core.floor;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Machine;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.linkage.OtherSystem;
import org.jspecify.annotations.Nullable;

/**
 * Whether floors can be held against the table of releases at all. The table is of distributions of Linux on 64-bit
 * x86-64, each with its C library and its loader at the place that the ABI gives it.
 */
final class ReleaseApplicability {

    /** As the x86-64 psABI and every release in the table have it. */
    private static final String GLIBC_LOADER = "/lib64/ld-linux-x86-64.so.2";

    private static final String MUSL_LOADER = "/lib/ld-musl-x86_64.so.1";

    private ReleaseApplicability() {}

    /** Why no release can be named, in a sentence; null where each can be asked. */
    static @Nullable String missing(
            ElfFile file, FileKind kind, Linkage linkage, LibcFlavour libc, @Nullable OtherSystem system) {
        if (system != null) {
            return system.description();
        }
        if (file.header().machine() != ElfConstants.EM_X86_64 || file.header().bits() != 64) {
            return "the releases are known for 64-bit x86-64 alone, and this file is for "
                    + Machine.name(file.header());
        }
        if (linkage == Linkage.STATIC) {
            return null;
        }
        if (linkage != Linkage.DYNAMIC) {
            return kind == FileKind.EXECUTABLE ? "how it is linked is not known" : "the C library is not known";
        }
        String loader = loader(file, kind, libc);
        if (loader != null) {
            return loader;
        }
        String packed = PackedRelocations.problem(file, libc);
        return packed.isEmpty() ? null : packed;
    }

    private static @Nullable String loader(ElfFile file, FileKind kind, LibcFlavour libc) {
        String interpreter = file.interpreter();
        if (interpreter == null && kind == FileKind.EXECUTABLE) {
            return "it names libraries and no interpreter, so that nothing loads them";
        }
        // That of a library counts only where the library is started.
        boolean known = interpreter == null
                || kind != FileKind.EXECUTABLE
                || interpreter.equals(libc == LibcFlavour.MUSL ? MUSL_LOADER : GLIBC_LOADER);
        if (!known && !usual(interpreter)) {
            return "no known distribution has its interpreter " + interpreter + ", without which it does not start";
        }
        if (libc == LibcFlavour.GLIBC || libc == LibcFlavour.MUSL) {
            return known ? null : "its interpreter " + interpreter + " is not that of " + libc.label();
        }
        return libc == LibcFlavour.UNKNOWN
                ? "the C library is not known"
                : "no known distribution has " + libc.label() + " for its C library";
    }

    private static boolean usual(@Nullable String interpreter) {
        return GLIBC_LOADER.equals(interpreter) || MUSL_LOADER.equals(interpreter);
    }
}

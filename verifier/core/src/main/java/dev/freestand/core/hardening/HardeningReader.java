package dev.freestand.core.hardening;

import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Relro;
import org.jspecify.annotations.Nullable;

/** Reads hardening from segments and from the symbols that a dynamic file imports from its libraries. */
public final class HardeningReader {

    private HardeningReader() {}

    /**
     * The hardening of a program or shared library; of other kinds, which have no segments of their own making, and of
     * a debug companion only the build id is known, by which its file is found.
     *
     * @param libc the C library; only glibc has functions that FORTIFY_SOURCE puts in place of others
     * @param imports what a dynamic file imports from its libraries
     * @param pie whether a program is position-independent; null for a library, where the question does not arise
     */
    public static Hardening read(
            ElfFile file, FileKind kind, @Nullable Boolean pie, LibcFlavour libc, Symbols imports) {
        boolean companion = file.companion() != SeparateDebugFile.NONE;
        if (companion || (kind != FileKind.EXECUTABLE && kind != FileKind.SHARED_LIBRARY)) {
            return Hardening.unknown(file.notes().buildId());
        }
        Dynamic dynamic = file.dynamic();
        Boolean bindNow = dynamic == null ? null : bindNow(dynamic);
        boolean rwx = file.segments(ElfConstants.PT_LOAD).anyMatch(load -> load.writable() && load.executable());
        CompilerHardening compiled = CompilerHardening.of(libc, imports);
        String rpath = dynamic == null ? null : dynamic.rpath();
        String runpath = dynamic == null ? null : dynamic.runpath();
        return new Hardening(
                nx(file),
                relro(file, Boolean.TRUE.equals(bindNow)),
                bindNow,
                pie,
                compiled.canary(),
                compiled.fortify(),
                rwx,
                dynamic != null
                        && (dynamic.has(ElfConstants.DT_TEXTREL)
                                || dynamic.flag(ElfConstants.DT_FLAGS, ElfConstants.DF_TEXTREL)),
                rpath,
                runpath,
                file.notes().buildId(),
                compiled.fortified(),
                compiled.fortifiable(),
                BranchProtection.of(file),
                separateCode(file),
                UnsafeSearchPaths.unsafe(rpath, runpath, file.needed()));
    }

    /** Headers are data: in an executable segment they are gadgets at a known place (ld, -z separate-code). */
    private static boolean separateCode(ElfFile file) {
        return file.segments(ElfConstants.PT_LOAD)
                .noneMatch(load ->
                        load.executable() && load.offset() < file.header().segmentOffset());
    }

    private static boolean bindNow(Dynamic dynamic) {
        return dynamic.has(ElfConstants.DT_BIND_NOW)
                || dynamic.flag(ElfConstants.DT_FLAGS, ElfConstants.DF_BIND_NOW)
                || dynamic.flag(ElfConstants.DT_FLAGS_1, ElfConstants.DF_1_NOW);
    }

    /** Full takes both: with lazy binding the table of functions stays writable, without RELRO everything does. */
    private static Relro relro(ElfFile file, boolean bindNow) {
        if (file.segments(ElfConstants.PT_GNU_RELRO).findAny().isEmpty()) {
            return Relro.NONE;
        }
        return bindNow ? Relro.FULL : Relro.PARTIAL;
    }

    /** On x86 a missing PT_GNU_STACK makes the stack executable; elsewhere it depends on the kernel. */
    private static @Nullable Boolean nx(ElfFile file) {
        if (file.segments(ElfConstants.PT_GNU_STACK).findAny().isPresent()) {
            return file.segments(ElfConstants.PT_GNU_STACK).noneMatch(stack -> stack.executable());
        }
        int machine = file.header().machine();
        boolean x86 = machine == ElfConstants.EM_X86_64 || machine == ElfConstants.EM_386;
        return x86 ? Boolean.FALSE : null;
    }
}

package dev.freestand.verifier.hardening;

import dev.freestand.verifier.elf.Dynamic;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.proof.Hardening;
import dev.freestand.verifier.proof.Kind;
import org.jspecify.annotations.Nullable;

/** Reads hardening from segments. Canary and FORTIFY need symbols, and are unknown here. */
public final class HardeningReader {

    private static final String UNKNOWN = "unknown";

    private HardeningReader() {}

    /**
     * The hardening of a program or shared library; nothing is known of other kinds, which have no segments of their
     * own making.
     *
     * @param pie whether a program is position-independent; null for a library, where the question does not arise
     */
    public static Hardening read(ElfFile file, Kind kind, @Nullable Boolean pie) {
        if (kind != Kind.EXECUTABLE && kind != Kind.SHARED_LIBRARY) {
            return Hardening.UNKNOWN;
        }
        Dynamic dynamic = file.dynamic();
        Boolean bindNow = dynamic == null ? null : bindNow(dynamic);
        boolean rwx = file.segments(ElfConstants.PT_LOAD).anyMatch(load -> load.writable() && load.executable());
        return new Hardening(
                nx(file),
                relro(file, Boolean.TRUE.equals(bindNow)),
                bindNow,
                pie,
                UNKNOWN,
                UNKNOWN,
                rwx,
                dynamic != null
                        && (dynamic.has(ElfConstants.DT_TEXTREL)
                                || dynamic.flag(ElfConstants.DT_FLAGS, ElfConstants.DF_TEXTREL)),
                dynamic == null ? null : dynamic.rpath(),
                dynamic == null ? null : dynamic.runpath(),
                file.notes().buildId());
    }

    private static boolean bindNow(Dynamic dynamic) {
        return dynamic.has(ElfConstants.DT_BIND_NOW)
                || dynamic.flag(ElfConstants.DT_FLAGS, ElfConstants.DF_BIND_NOW)
                || dynamic.flag(ElfConstants.DT_FLAGS_1, ElfConstants.DF_1_NOW);
    }

    /** Full takes both: with lazy binding the table of functions stays writable, without RELRO everything does. */
    private static String relro(ElfFile file, boolean bindNow) {
        if (file.segments(ElfConstants.PT_GNU_RELRO).findAny().isEmpty()) {
            return "none";
        }
        return bindNow ? "full" : "partial";
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

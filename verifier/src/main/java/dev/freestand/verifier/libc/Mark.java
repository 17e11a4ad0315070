package dev.freestand.verifier.libc;

import dev.freestand.verifier.proof.LibcFlavour;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes that a C library leaves in every program, or every program of some size, that holds it. Seen in glibc 2.36,
 * musl 1.2.3, dietlibc 0.34, klibc 2.0.12 and uClibc-ng 1.0.35, at every optimisation level of the program. Instructions
 * come from files written in assembler, which compilers do not vary, and none of them holds an address.
 */
enum Mark {
    /** Read at the start of every program since 2.26. */
    GLIBC_TUNABLES(LibcFlavour.GLIBC, "name of the variable that tunes it", "GLIBC_TUNABLES\0"),
    /** Static programs hold a loader for NSS. */
    GLIBC_CACHE(LibcFlavour.GLIBC, "magic number of the loader's cache", "glibc-ld.so.cache1.1"),
    /** Since 2.35. */
    GLIBC_FATAL(LibcFlavour.GLIBC, "how its fatal messages begin", "Fatal glibc error: "),
    /** In programs that ask for the version. */
    GLIBC_BANNER(LibcFlavour.GLIBC, "its banner", "GNU C Library "),

    MUSL_PRINTF(LibcFlavour.MUSL, "prefixes of printf's hexadecimal floats", "-0X+0X 0X-0x+0x 0x\0"),
    /** In musl's own order. */
    MUSL_STRERROR(
            LibcFlavour.MUSL, "texts of strerror", "Illegal byte sequence\0Domain error\0Result not representable\0"),
    /** Sets %fs by arch_prctl. */
    MUSL_THREAD_X86_64(LibcFlavour.MUSL, Words.THREAD, code("4889fe bf02100000 b89e000000 0f05 c3")),
    /** Fills a free entry of the global descriptor table, then sets %gs. */
    MUSL_THREAD_I386(
            LibcFlavour.MUSL,
            Words.THREAD,
            code("598b115289e3 31c0b0f3cd80 85c07513 8b14248911 8d14d503000000 8eea 83c4105bc3")),
    /** Sets tpidr_el0. */
    MUSL_THREAD_AARCH64(LibcFlavour.MUSL, Words.THREAD, code("40d01bd5 00008052 c0035fd6")),

    /** Of __stack_chk_fail, which everything that was compiled with a stack protector calls: printf, for one. */
    DIET_SMASHED(LibcFlavour.DIETLIBC, "message of __stack_chk_fail", "smashed stack detected, program terminated.\n"),
    /** Its limit of error numbers, 132, is no other library's. */
    DIET_SYSCALL_X86_64(
            LibcFlavour.DIETLIBC, Words.UNIFIED, code("b400 0fb7c0 4989ca 0f05 483d7cffffff 760f f7d850e8")),
    DIET_SYSCALL_I386(
            LibcFlavour.DIETLIBC,
            Words.UNIFIED,
            code("0fb6c0 57565355 89e7 8b5f148b4f188b571c8b77208b6f288b7f24 ff15")),
    DIET_SYSCALL_AARCH64(LibcFlavour.DIETLIBC, Words.UNIFIED, code("1ffc3fb1 e3000054 e90300cb ea031eaa")),
    DIET_SYSCALL_ARM(
            LibcFlavour.DIETLIBC,
            Words.UNIFIED,
            code("b0402de9 0c70a0e1 d041cde1 000000ef 010a70e3 0300003a 004060e2")),

    /** klibc has no text of its own that a program must hold; its calls set the one errno, without threads. */
    KLIBC_SYSCALL_X86_64(LibcFlavour.KLIBC, Words.COMMON, code("4989ca 0f05 483d01f0ffff 7301 c3 f7d8 8905")),
    KLIBC_SYSCALL_I386(
            LibcFlavour.KLIBC, Words.COMMON, code("53565755 87ca 89c3 8b442410 8b742418 8b7c241c 8b6c2420 ff15")),
    KLIBC_SYSCALL_AARCH64(
            LibcFlavour.KLIBC, Words.COMMON, code("1f0000f1 aa000054 e00300cb 88000058 000100b9 00008092 c0035fd6")),
    /** Debian's, for Thumb; the number of the call stands behind the call. */
    KLIBC_SYSCALL_ARM(
            LibcFlavour.KLIBC,
            Words.COMMON,
            code("7746 049c 013f 059d 3f88 00df 0449 8842 04d3 0449 4242 0120 0a60 4042 b0bd")),

    /** Only uClibc knows %A and %C among them, and in this order. */
    UCLIBC_PRINTF(LibcFlavour.UCLIBC, "conversions of printf", "npxXoudifFeEgGaACS"),
    /** Of the loader, which static programs hold as far as it serves dlopen. */
    UCLIBC_LOADER(LibcFlavour.UCLIBC, "message of its loader", "%s: '%s' has more than one dynamic section\n");

    private final LibcFlavour flavour;
    private final String what;
    private final String bytes;

    /**
     * @param flavour the library
     * @param what what the bytes are, for people
     * @param bytes one character a byte, as in ISO 8859-1
     */
    Mark(LibcFlavour flavour, String what, String bytes) {
        this.flavour = flavour;
        this.what = what;
        this.bytes = bytes;
    }

    LibcFlavour flavour() {
        return flavour;
    }

    String what() {
        return what;
    }

    /** Whether it is made of instructions, which stand where they can be executed. */
    boolean code() {
        return what.startsWith(Words.INSTRUCTIONS);
    }

    /** One character a byte. */
    String bytes() {
        return bytes;
    }

    private static String code(String hex) {
        return new String(HexFormat.of().parseHex(hex.replace(" ", "")), StandardCharsets.ISO_8859_1);
    }

    /** What marks of several machines have in common. */
    private static final class Words {
        static final String INSTRUCTIONS = "instructions of ";
        static final String THREAD = INSTRUCTIONS + "__set_thread_area";
        static final String UNIFIED = INSTRUCTIONS + "__unified_syscall";
        static final String COMMON = INSTRUCTIONS + "__syscall_common";
    }
}

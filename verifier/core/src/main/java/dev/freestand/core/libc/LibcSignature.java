package dev.freestand.core.libc;

import dev.freestand.core.elf.Hex;
import dev.freestand.core.facts.LibcFlavour;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that a C library leaves in every program, or every program of some size, that holds it. Seen in glibc 2.36,
 * musl 1.2.2 to 1.2.6, dietlibc 0.34, klibc 2.0.8 to 2.0.14 and uClibc-ng 1.0.35, at every optimisation level of the
 * program. Most instructions come from files written in assembler, which compilers do not vary; the others are as
 * Debian's builds have them, and another build is not known by them. None of them holds an address.
 */
enum LibcSignature {
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
    /** Thumb: asks the kernel, with r7 kept in r2. */
    MUSL_THREAD_ARM(LibcFlavour.MUSL, Words.THREAD, code("0523 c0f20f03 3a46 1f46 00df 1746 7047")),
    /** In programs for processors before ARMv7, which choose one of several at their start. */
    MUSL_CAS_ARM(
            LibcFlavour.MUSL,
            Words.INSTRUCTIONS + "__a_cas",
            code("0030a0e1 ba0f07ee 9f0f92e1 000053e0 910f8201 01003003 faffff0a ba0f07ee 1eff2fe1")),
    MUSL_THREAD_MIPSEL(
            LibcFlavour.MUSL,
            Words.THREAD,
            code("bb100224 0c000000 0400e010 00000000 02004018 00000000 23100200 0800e003")),
    MUSL_THREAD_MIPS(
            LibcFlavour.MUSL,
            Words.THREAD,
            code("240210bb 0000000c 10e00004 00000000 18400002 00000000 00021023 03e00008")),
    MUSL_THREAD_MIPS64EL(
            LibcFlavour.MUSL,
            Words.THREAD,
            code("7a140264 0c000000 0400e010 00000000 02004018 00000000 2f100200 0800e003")),
    /** Sets r13. */
    MUSL_THREAD_PPC64LE(LibcFlavour.MUSL, Words.THREAD, code("781b6d7c 00006038 2000804e")),
    /** Sets both halves in access registers. */
    MUSL_THREAD_S390(LibcFlavour.MUSL, Words.THREAD, code("b24e0012 eb220020000c b24e0002 a7290000 07fe")),
    /** Sets tp. */
    MUSL_THREAD_RISCV64(LibcFlavour.MUSL, Words.THREAD, code("2a82 0145 8280")),
    /** Sets tp. */
    MUSL_THREAD_LOONGARCH64(LibcFlavour.MUSL, Words.THREAD, code("82001500 04001500 2000004c")),

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
    DIET_SYSCALL_MIPSEL(
            LibcFlavour.DIETLIBC,
            Words.UNIFIED,
            code("0300e014 00000000 0800e003 00000000 e8ffbd27 0000bfaf 0400a2af")),
    DIET_SYSCALL_MIPS64EL(
            LibcFlavour.DIETLIBC,
            Words.UNIFIED,
            code("0300e014 00000000 0800e003 00000000 d0ffbd67 0000bfff 0800a2ff")),
    DIET_SYSCALL_PPC64LE(
            LibcFlavour.DIETLIBC, Words.UNIFIED, code("02000044 2000a34c 81ff21f8 a602087c 140001f8 0c0061f8")),
    DIET_SYSCALL_S390(LibcFlavour.DIETLIBC, Words.UNIFIED, code("a749ff81 1524 a744001a ebdff0680024")),

    /** klibc has no text of its own that a program must hold; its calls set the one errno, without threads. */
    KLIBC_SYSCALL_X86_64(LibcFlavour.KLIBC, Words.COMMON, code("4989ca 0f05 483d01f0ffff 7301 c3 f7d8 8905")),
    KLIBC_SYSCALL_I386(
            LibcFlavour.KLIBC, Words.COMMON, code("53565755 87ca 89c3 8b442410 8b742418 8b7c241c 8b6c2420 ff15")),
    KLIBC_SYSCALL_AARCH64(
            LibcFlavour.KLIBC, Words.COMMON, code("1f0000f1 aa000054 e00300cb 88000058 000100b9 00008092 c0035fd6")),
    /** Before 2.0.9, with an errno of 64 bits. */
    KLIBC_SYSCALL_AARCH64_OLD(
            LibcFlavour.KLIBC, Words.COMMON, code("1f0000f1 aa000054 e00300cb 88000058 000100f9 00008092 c0035fd6")),
    KLIBC_SYSCALL_S390(LibcFlavour.KLIBC, Words.COMMON, code("a719f000 b9210021 07ce 1322 c42f")),
    KLIBC_SYSCALL_RISCV64(LibcFlavour.KLIBC, Words.COMMON, code("73000000 fd72 63f7a200 3305a040")),
    KLIBC_SYSCALL_ARM_STATE(
            LibcFlavour.KLIBC,
            Words.COMMON,
            code("10409de5 14509de5 00709ee5 000000ef 010a70e3 00206022 08309f25 0000e023 00208325 b080bde8")),
    /** On these machines the calls are too short to be recognised; how it finds the environment is Debian's compiler's. */
    KLIBC_INIT_MIPSEL(
            LibcFlavour.KLIBC,
            Words.INIT,
            code("0000918c 1800b2af 04009224 1c00bfaf 01003026 80801000 21805002 25100002 0000438c feff6014")),
    KLIBC_INIT_MIPS64EL(
            LibcFlavour.KLIBC,
            Words.INIT,
            code("0000918c 0000b0ff 01003026 1000b2ff f8801000 08009264 2d805002 1800bfff 25100002 000043dc")),
    KLIBC_INIT_PPC64LE(
            LibcFlavour.KLIBC,
            Words.INIT,
            code("0000c3eb c1ff21f8 0800a33b 0100fe3b b407ff7f 241fff7b 14fafd7f 78fbe97f 000049e9 08002939")),
    /** Debian's, for Thumb; the number of the call stands behind the call. */
    KLIBC_SYSCALL_ARM(
            LibcFlavour.KLIBC,
            Words.COMMON,
            code("7746 049c 013f 059d 3f88 00df 0449 8842 04d3 0449 4242 0120 0a60 4042 b0bd")),

    /** Only uClibc supports %A and %C among them, and in this order. */
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
    LibcSignature(LibcFlavour flavour, String what, String bytes) {
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

    /** The pattern, with one character for each of its bytes. */
    String bytes() {
        return bytes;
    }

    private static String code(String hex) {
        return new String(Hex.parse(hex.replace(" ", "")), StandardCharsets.ISO_8859_1);
    }

    /** What marks of several machines have in common. */
    private static final class Words {
        static final String INSTRUCTIONS = "instructions of ";
        static final String THREAD = INSTRUCTIONS + "__set_thread_area";
        static final String UNIFIED = INSTRUCTIONS + "__unified_syscall";
        static final String COMMON = INSTRUCTIONS + "__syscall_common";
        static final String INIT = INSTRUCTIONS + "__libc_init";
    }
}

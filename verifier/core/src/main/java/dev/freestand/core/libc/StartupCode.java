package dev.freestand.core.libc;

import static dev.freestand.core.elf.ElfConstants.EM_386;
import static dev.freestand.core.elf.ElfConstants.EM_AARCH64;
import static dev.freestand.core.elf.ElfConstants.EM_ARM;
import static dev.freestand.core.elf.ElfConstants.EM_LOONGARCH;
import static dev.freestand.core.elf.ElfConstants.EM_MIPS;
import static dev.freestand.core.elf.ElfConstants.EM_PPC64;
import static dev.freestand.core.elf.ElfConstants.EM_RISCV;
import static dev.freestand.core.elf.ElfConstants.EM_S390;
import static dev.freestand.core.elf.ElfConstants.EM_X86_64;

import dev.freestand.core.facts.LibcFlavour;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the programs of a C library start, by machine; {@code *} stands for four bytes with an address that the linker
 * puts in. All of it is written in assembler, so the compiler's options do not vary it.
 */
enum StartupCode {
    /** Clears the frame pointer, passes the stack and _DYNAMIC to _start_c. */
    MUSL_X86_64(LibcFlavour.MUSL, EM_X86_64, "4831ed 4889e7 488d35* 4883e4f0 e8"),
    MUSL_I386(LibcFlavour.MUSL, EM_386, "31ed 89e0 83e4f0 5050 e800000000 810424"),
    MUSL_AARCH64(LibcFlavour.MUSL, EM_AARCH64, "(5f2403d5)?1d0080d2 1e0080d2 e0030091"),
    /** Thumb; where the literal lies depends on how the code is aligned. */
    MUSL_ARM(LibcFlavour.MUSL, EM_ARM, "4ff0000b 4ff0000e 0[234]49 7944 6846 20f00f0c e546"),
    MUSL_ARM_STATE(LibcFlavour.MUSL, EM_ARM, "00b0a0e3 00e0a0e3 [0-9a-f]{2}109fe5 01108fe0 0d00a0e1 0fc0c0e3 0cd0a0e1"),
    /** Three words are data; in the 64-bit form three double words. */
    MUSL_MIPSEL(
            LibcFlavour.MUSL,
            EM_MIPS,
            "04001104 25f00000 *** 0000fc8f 23e0fc03 2520a003 0800e58f 2128bc00 0400f98f 21c83c03"),
    MUSL_MIPS(
            LibcFlavour.MUSL,
            EM_MIPS,
            "04110004 0000f025 *** 8ffc0000 03fce023 03a02025 8fe50008 00bc2821 8ff90004 033cc821"),
    MUSL_MIPS64EL(LibcFlavour.MUSL, EM_MIPS, "07001104 25f00000 ****** 0000fcdf 2fe0fc03 2520a003 1000e5df 2d28bc00"),
    MUSL_PPC64LE(
            LibcFlavour.MUSL,
            EM_PPC64,
            Parts.TOC + "[0-9a-f]{4}8c80 1462847c 780b237c e4062178 00000038 e1ff01f8 a603087c"),
    MUSL_S390(LibcFlavour.MUSL, EM_S390, "b904002f c030* e33030000018 a7fbff60 a7090000 e300f0000024 c0f4"),
    MUSL_RISCV64(
            LibcFlavour.MUSL,
            EM_RISCV,
            "97[0-9a-f]1[0-9a-f]{4} 9381[0-9a-f]{4} 0a85 (93050000|*9385[0-9a-f]{4}) 137101ff"),
    /** Finds _DYNAMIC by one instruction or two. */
    MUSL_LOONGARCH64(
            LibcFlavour.MUSL,
            EM_LOONGARCH,
            "16001500 64001500 * (a5[0-9a-f]{2}[c-f][0-9a-f]02)? 03008300 [0-9a-f]{6}5[0-3]"),

    /** Finds the environment behind the arguments, keeps it in environ, then calls stackgap and exit. */
    DIET_X86_64(LibcFlavour.DIETLIBC, EM_X86_64, "5f 4889e6 57 488d54fe08 488915* e8* 4889c7 e8* f4"),
    DIET_I386(
            LibcFlavour.DIETLIBC,
            EM_386,
            "59 89e0 51 8d748804 565051 8935* ad85c075fb ad85c0740b 83f820ad75f5 a3* e8* 50 e8* f4"),
    DIET_AARCH64(
            LibcFlavour.DIETLIBC,
            EM_AARCH64,
            "1d0080d2 1e0080d2 e00340f9 e1230091 50010058 09f07dd3 2200098b 42200091 020200f9"),
    DIET_ARM(LibcFlavour.DIETLIBC, EM_ARM, "00b0a0e3 00009de5 04108de2 18c09fe5 002181e0 042082e2 00208ce5"),
    DIET_MIPSEL(
            LibcFlavour.DIETLIBC,
            EM_MIPS,
            "01001004 00000000 ** 25f80000 0000a48f 0400a527 f8ff0124 24e8a103 e8ffbd27 1400bfaf 01008624"),
    DIET_MIPS64EL(
            LibcFlavour.DIETLIBC,
            EM_MIPS,
            "01001004 00000000 25f80000 0000a48f 0800a567 f8ff0c24 24e8ac03 d0ffbd67 2800bfff 01008624"),
    /** Begins as glibc's does, up to where it finds environ. */
    DIET_PPC64LE(
            LibcFlavour.DIETLIBC,
            EM_PPC64,
            Parts.TOC
                    + "780b297c e4062178 00000038 81ff21f8 a603087c 000001f8 [0-9a-f]{4}c03d [0-9a-f]{4}ce61 c607ce79"),
    DIET_S390(
            LibcFlavour.DIETLIBC,
            EM_S390,
            "e320f0000004 4130f008 b9040042 89400003 4144f010 a709fff0 b98000f0 a7fbff50"),

    /** Passes the stack and the function to call at exit to __libc_init. */
    KLIBC_X86_64(LibcFlavour.KLIBC, EM_X86_64, "4889e7 4889d6 e8* f4"),
    KLIBC_I386(LibcFlavour.KLIBC, EM_386, "89e0 31ed 5555 e8* f4"),
    KLIBC_AARCH64(LibcFlavour.KLIBC, EM_AARCH64, "e0030091 010080d2 [0-9a-f]{6}9[4-7]"),
    KLIBC_ARM(LibcFlavour.KLIBC, EM_ARM, "6846 0021 [0-9a-f]{2}f[0-7][0-9a-f]{2}[df]"),
    KLIBC_ARM_STATE(LibcFlavour.KLIBC, EM_ARM, "0d00a0e1 0010a0e3 [0-9a-f]{6}eb"),
    KLIBC_MIPSEL(LibcFlavour.KLIBC, EM_MIPS, "2520a003 25284000 f8ff0124 24e8a103 * f0ffbd27 34000000"),
    KLIBC_MIPS64EL(LibcFlavour.KLIBC, EM_MIPS, "2520a003 25284000 f0ff0124 * 24e8a103 34000000"),
    KLIBC_PPC64LE(LibcFlavour.KLIBC, EM_PPC64, Parts.TOC + "e1ff21f8 20006138 00008038 [0-9a-f]{6}48"),
    KLIBC_S390(LibcFlavour.KLIBC, EM_S390, "b904002f a7390000 a7fbff60 c0f4"),
    KLIBC_RISCV64(LibcFlavour.KLIBC, EM_RISCV, "97[0-9a-f]1[0-9a-f]{4} 9381[0-9a-f]{4} 0a85 93050000 ef"),

    /** glibc's of old with the addresses of main, _init and _fini in its own order. */
    UCLIBC_X86_64(LibcFlavour.UCLIBC, EM_X86_64, "31ed 4989d1 5e 4889e2 4883e4f0 5054 48c7c7* 48c7c1* 49c7c0* e8"),
    UCLIBC_I386(LibcFlavour.UCLIBC, EM_386, "31ed 5e 89e1 83e4f0 505452 e800000000 5b 81c3* ffb3* ffb3* 5156 ffb3* e8"),

    /** Other libraries took it over: no proof of glibc, but of none of those that are known here. */
    LIKE_GLIBC_X86_64(LibcFlavour.GLIBC, EM_X86_64, "(f30f1efa)?31ed 4989d1 5e 4889e2 4883e4f0 5054"),

    /** Go's own linker fills the place between functions with int3 on these machines, and with zeros on others. */
    GO_X86_64(LibcFlavour.NONE, EM_X86_64, "e9* (cc){11}"),
    GO_I386(LibcFlavour.NONE, EM_386, "e9* (cc){11}"),
    GO_AARCH64(LibcFlavour.NONE, EM_AARCH64, "(e00340f9 e1230091 02000094 0{8}|[0-9a-f]{6}1[4-7] 0{24})"),
    GO_ARM(LibcFlavour.NONE, EM_ARM, "00009de5 04108de2 04409fe5 00f084e2"),
    GO_RISCV(LibcFlavour.NONE, EM_RISCV, "(03350100 93058100 6f008001|0265 2c00 6f00c000) 0{8}"),
    GO_PPC64(LibcFlavour.NONE, EM_PPC64, "7802007c [0-9a-f]{6}4b 0{16}"),
    GO_S390(LibcFlavour.NONE, EM_S390, "e320f0000004 ec3f000800d9 c0f4");

    private final LibcFlavour flavour;
    private final int machine;
    private final Pattern pattern;

    StartupCode(LibcFlavour flavour, int machine, String pattern) {
        this.flavour = flavour;
        this.machine = machine;
        this.pattern = Pattern.compile(pattern.replace(" ", "").replace("*", "[0-9a-f]{8}"));
    }

    /** The one that a program starts with. */
    static Optional<StartupCode> of(EntryPoint entry) {
        return Arrays.stream(values())
                .filter(code -> code.machine == entry.machine()
                        && code.pattern.matcher(entry.hex()).lookingAt())
                .findFirst();
    }

    /** Whose it is; {@link LibcFlavour#NONE} for that of a runtime which makes its system calls by itself. */
    LibcFlavour flavour() {
        return flavour;
    }

    /** Whether it proves something, and does not only rule others out. */
    boolean own() {
        return this != LIKE_GLIBC_X86_64;
    }

    /** What several have in common. */
    private static final class Parts {
        /** Of 64-bit PowerPC: finds the table of addresses by the address of the code, or as it is. */
        static final String TOC = "([0-9a-f]{4}4[0c]3c [0-9a-f]{4}4238)?";
    }
}

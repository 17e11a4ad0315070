package dev.freestand.verifier.libc;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes that a C library leaves in every program, or every program of some size, that holds it. Seen in glibc 2.36
 * and musl 1.2.3; instructions come from files written in assembler, which compilers do not vary.
 */
enum Mark {
    /** glibc: the variable that tunes it; read at the start of every program since 2.26. */
    GLIBC_TUNABLES("GLIBC_TUNABLES\0"),
    /** glibc: magic number of the loader's cache; static programs hold a loader for NSS. */
    GLIBC_CACHE("glibc-ld.so.cache1.1"),
    /** glibc: how its fatal messages begin since 2.35. */
    GLIBC_FATAL("Fatal glibc error: "),
    /** glibc: its banner, in programs that ask for the version. */
    GLIBC_BANNER("GNU C Library "),
    /** musl: prefixes of printf's hexadecimal floats. */
    MUSL_PRINTF("-0X+0X 0X-0x+0x 0x\0"),
    /** musl: its error texts, in its own order. */
    MUSL_STRERROR("Illegal byte sequence\0Domain error\0Result not representable\0"),
    /** musl on x86-64: __set_thread_area, which sets %fs by arch_prctl. */
    MUSL_THREAD_X86_64(code("4889fe bf02100000 b89e000000 0f05 c3")),
    /** musl on aarch64: __set_thread_area, which sets tpidr_el0. */
    MUSL_THREAD_AARCH64(code("40d01bd5 00008052 c0035fd6"));

    private final String bytes;

    /**
     * @param bytes one character a byte, as in ISO 8859-1
     */
    Mark(String bytes) {
        this.bytes = bytes;
    }

    /** Whether it is made of instructions, which stand where they can be executed. */
    boolean code() {
        return this == MUSL_THREAD_X86_64 || this == MUSL_THREAD_AARCH64;
    }

    byte[] bytes() {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String code(String hex) {
        return new String(HexFormat.of().parseHex(hex.replace(" ", "")), StandardCharsets.ISO_8859_1);
    }
}

package dev.freestand.core.libc;

import dev.freestand.core.facts.LibcFlavour;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names in the symbol tables of programs that were not stripped. */
final class KnownSymbols {

    /** Of functions and objects that one library alone has, in every static program: all of a line count as one mark. */
    static final Map<LibcFlavour, List<String>> OWN = new EnumMap<>(Map.of(
            LibcFlavour.GLIBC, List.of("_IO_2_1_stdout_", "_nl_C_locobj"),
            LibcFlavour.MUSL, List.of("__init_libc", "__init_tls"),
            LibcFlavour.UCLIBC, List.of("__uClibc_main", "__uClibc_init"),
            LibcFlavour.DIETLIBC, List.of("__you_tried_to_link_a_dietlibc_object_against_glibc", "stackgap"),
            LibcFlavour.KLIBC, List.of("__libc_init", "__syscall_common")));

    /**
     * Of what C libraries start programs with, and of what C programs use most. Not memcpy, memmove, memset and memcmp,
     * which compilers ask for where there is no library, too.
     */
    static final Set<String> USUAL = Set.of(
            "__libc_start_main",
            "__libc_init",
            "__uClibc_main",
            "_start_c",
            "exit",
            "_exit",
            "_Exit",
            "abort",
            "atexit",
            "errno",
            "__errno_location",
            "__errno",
            "environ",
            "__environ",
            "getenv",
            "malloc",
            "calloc",
            "realloc",
            "free",
            "brk",
            "sbrk",
            "mmap",
            "open",
            "close",
            "read",
            "write",
            "printf",
            "fprintf",
            "vprintf",
            "vfprintf",
            "snprintf",
            "puts",
            "stdin",
            "stdout",
            "stderr",
            "strlen",
            "strcmp",
            "strcpy",
            "strchr");

    private KnownSymbols() {}
}

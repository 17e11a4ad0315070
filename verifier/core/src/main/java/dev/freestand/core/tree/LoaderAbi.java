package dev.freestand.core.tree;

import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Machine;
import java.util.List;
import java.util.Map;

/**
 * Names and numbers that differ from one instruction set to another.
 *
 * @param loader glibc's loader by its canonical path, for libraries, which do not name it
 * @param triplets Debian's multiarch folders
 * @param platform what $PLATFORM stands for (AT_PLATFORM of the plainest processor)
 * @param cacheFlags of the entries in {@code ld.so.cache} that the loader accepts ({@code _DL_CACHE_DEFAULT_ID}); empty where
 *     that is not known, and all are looked at
 */
record LoaderAbi(String loader, List<String> triplets, String platform, List<Integer> cacheFlags) {

    static final int EM_386 = 3;

    private static final Map<String, LoaderAbi> KNOWN = Map.ofEntries(
            Map.entry("x86-64", of("/lib64/ld-linux-x86-64.so.2", "x86_64", 0x303, "x86_64-linux-gnu")),
            Map.entry("x32", of("/libx32/ld-linux-x32.so.2", "x86_64", 0x803, "x86_64-linux-gnux32")),
            Map.entry("i386", of("/lib/ld-linux.so.2", "i686", 3, "i386-linux-gnu")),
            Map.entry("aarch64", of("/lib/ld-linux-aarch64.so.1", "aarch64", 0xa03, "aarch64-linux-gnu")),
            Map.entry(
                    "arm",
                    new LoaderAbi(
                            "/lib/ld-linux-armhf.so.3",
                            List.of("arm-linux-gnueabihf", "arm-linux-gnueabi"),
                            "v7l",
                            List.of(0x903, 0xb03, 3))),
            Map.entry("riscv64", of("/lib/ld-linux-riscv64-lp64d.so.1", "riscv64", 0x1003, "riscv64-linux-gnu")),
            Map.entry("ppc64le", of("/lib64/ld64.so.2", "power8", 0x503, "powerpc64le-linux-gnu")),
            Map.entry("s390x", of("/lib/ld64.so.1", "z900", 0x403, "s390x-linux-gnu")),
            Map.entry("mips64el", of("/lib64/ld.so.1", "mips", 0x703, "mips64el-linux-gnuabi64")),
            Map.entry("mipsel", of("/lib/ld.so.1", "mips", 3, "mipsel-linux-gnu")),
            Map.entry(
                    "loongarch64",
                    of("/lib64/ld-linux-loongarch-lp64d.so.1", "loongarch64", 0x1203, "loongarch64-linux-gnu")));

    private static LoaderAbi of(String loader, String platform, int cacheFlags, String triplet) {
        return new LoaderAbi(loader, List.of(triplet), platform, List.of(cacheFlags));
    }

    static LoaderAbi of(ElfHeader header) {
        String name = Machine.name(header);
        return KNOWN.getOrDefault(
                name,
                new LoaderAbi(header.bits() == 64 ? "/lib64/ld.so.1" : "/lib/ld.so.1", List.of(), name, List.of()));
    }

    /** Whether the loader accepts an entry of the cache with these flags. */
    boolean cached(int flags) {
        return cacheFlags.isEmpty() || cacheFlags.contains(flags);
    }
}

package dev.freestand.verifier.tree;

import dev.freestand.verifier.elf.ElfHeader;
import dev.freestand.verifier.elf.Machine;
import java.util.List;
import java.util.Map;

/**
 * Names that differ from one instruction set to another.
 *
 * @param loader glibc's loader by its canonical path, for libraries, which do not name it
 * @param triplets Debian's multiarch folders
 * @param platform what $PLATFORM stands for (AT_PLATFORM of the plainest processor)
 */
record Abi(String loader, List<String> triplets, String platform) {

    private static final Map<String, Abi> KNOWN = Map.ofEntries(
            Map.entry("x86-64", of("/lib64/ld-linux-x86-64.so.2", "x86_64", "x86_64-linux-gnu")),
            Map.entry("x32", of("/libx32/ld-linux-x32.so.2", "x86_64", "x86_64-linux-gnux32")),
            Map.entry("i386", of("/lib/ld-linux.so.2", "i686", "i386-linux-gnu")),
            Map.entry("aarch64", of("/lib/ld-linux-aarch64.so.1", "aarch64", "aarch64-linux-gnu")),
            Map.entry("arm", of("/lib/ld-linux-armhf.so.3", "v7l", "arm-linux-gnueabihf", "arm-linux-gnueabi")),
            Map.entry("riscv64", of("/lib/ld-linux-riscv64-lp64d.so.1", "riscv64", "riscv64-linux-gnu")),
            Map.entry("ppc64le", of("/lib64/ld64.so.2", "power8", "powerpc64le-linux-gnu")),
            Map.entry("s390x", of("/lib/ld64.so.1", "z900", "s390x-linux-gnu")),
            Map.entry("mips64el", of("/lib64/ld.so.1", "mips", "mips64el-linux-gnuabi64")),
            Map.entry("mipsel", of("/lib/ld.so.1", "mips", "mipsel-linux-gnu")),
            Map.entry(
                    "loongarch64", of("/lib64/ld-linux-loongarch-lp64d.so.1", "loongarch64", "loongarch64-linux-gnu")));

    private static Abi of(String loader, String platform, String... triplets) {
        return new Abi(loader, List.of(triplets), platform);
    }

    static Abi of(ElfHeader header) {
        String name = Machine.name(header);
        return KNOWN.getOrDefault(
                name, new Abi(header.bits() == 64 ? "/lib64/ld.so.1" : "/lib/ld.so.1", List.of(), name));
    }
}

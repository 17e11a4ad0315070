package dev.freestand.verifier.witness;

import java.util.Set;
import java.util.regex.Pattern;

/** Paths at which systems keep their dynamic loaders, as linkers write them into PT_INTERP. */
final class LoaderPaths {

    private static final Set<String> GLIBC = Set.of(
            "/lib64/ld-linux-x86-64.so.2",
            "/lib/ld-linux.so.2",
            "/libx32/ld-linux-x32.so.2",
            "/lib/ld-linux-aarch64.so.1",
            "/lib/ld-linux-armhf.so.3",
            "/lib/ld-linux.so.3",
            "/lib/ld-linux-riscv64-lp64d.so.1",
            "/lib64/ld-linux-loongarch-lp64d.so.1",
            "/lib64/ld64.so.2",
            "/lib64/ld64.so.1",
            "/lib/ld64.so.1",
            "/lib/ld.so.1");

    private static final Pattern MUSL = Pattern.compile("/lib/ld-musl-[a-z0-9_]+(-sf)?\\.so\\.1");

    private LoaderPaths() {}

    static boolean glibc(String interpreter) {
        return GLIBC.contains(interpreter);
    }

    static boolean musl(String interpreter) {
        return MUSL.matcher(interpreter).matches();
    }
}

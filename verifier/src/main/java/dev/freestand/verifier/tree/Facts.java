package dev.freestand.verifier.tree;

import dev.freestand.verifier.elf.Dynamic;
import dev.freestand.verifier.elf.ElfFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the loader reads in an object in order to find others.
 *
 * @param needed DT_NEEDED in order
 * @param rpath DT_RPATH
 * @param runpath DT_RUNPATH
 * @param noDefaultFolders DF_1_NODEFLIB (linked with {@code -z nodefaultlib})
 * @param filter it has DT_FILTER or DT_AUXILIARY, whose libraries are not followed here
 */
record Facts(
        List<String> needed,
        @Nullable String soname,
        @Nullable String rpath,
        @Nullable String runpath,
        boolean noDefaultFolders,
        boolean filter) {

    private static final long DT_FLAGS_1 = 0x6ffffffbL;
    private static final long DF_1_NODEFLIB = 0x800;
    private static final long DT_AUXILIARY = 0x7ffffffdL;
    private static final long DT_FILTER = 0x7fffffffL;

    static Facts of(ElfFile file) {
        Dynamic dynamic = file.dynamic();
        if (dynamic == null) {
            return new Facts(List.of(), null, null, null, false, false);
        }
        return new Facts(
                dynamic.needed(),
                dynamic.soname(),
                dynamic.rpath(),
                dynamic.runpath(),
                dynamic.flag(DT_FLAGS_1, DF_1_NODEFLIB),
                dynamic.has(DT_AUXILIARY) || dynamic.has(DT_FILTER));
    }
}

package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts right how TeaVM 0.15.0 throws what the runtime itself throws, such as a {@code NullPointerException}: the garbage collector does
 * not know of the new exception while its constructor runs. Where it runs then, the exception is gone: it has no class any more, no
 * handler is found for it, and the process is aborted.
 */
final class ThrowRepair {
    private static final Pattern THROW =
            Pattern.compile("    (meth_otr_ExceptionHandling_throwException\\(\\((teavm_tmp_ptr_0) = "
                    + "meth_otr_Allocator_allocate\\(&\\w+\\)), (meth_\\w+__init_\\w*\\(\\2\\), \\2\\)\\);)");
    private static final String ANY_THROW = "throwException((teavm_tmp";
    private static final String ROOTED = "    TEAVM_ALLOC_STACK(INT32_C(1));\n    TEAVM_GC_ROOT_RELEASE(INT32_C(0));\n"
            + "    $1, TEAVM_GC_ROOT(INT32_C(0), $2), $3";

    private ThrowRepair() {}

    /** Repairs the one file that it is in. */
    static void repair(Path folder) throws IOException {
        GeneratedFiles.change(folder.resolve("classes/org/teavm/runtime/ExceptionHandling.c"), ThrowRepair::repaired);
    }

    /** The text of that file, repaired. */
    static String repaired(String text) {
        Matcher found = THROW.matcher(text);
        if (found.results().count() == 0 || found.replaceAll("").contains(ANY_THROW)) {
            throw GeneratedFiles.outdated(ThrowRepair.class);
        }
        return found.replaceAll(ROOTED);
    }
}

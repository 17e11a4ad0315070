package dev.freestand.containers.trace;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the paths that the C library or Go's runtime in a static program asks for by itself, whatever the program does, from
 * the program's own. Kept narrow, since what is excused here is not judged: one path each, once for every start of the file,
 * and only as the source of glibc or Go has it:
 *
 * <ul>
 *   <li>{@code readlink("/proc/self/exe")} before main, to learn where the program lies for plug-ins (elf/dl-support.c,
 *       _dl_non_dynamic_init). Before it come only calls with which glibc prepares the process; behind any other call it is
 *       the program's own.
 *   <li>{@code openat("/proc/self/maps")}, read-only, directly followed by the question for the stack's limit, when the bounds
 *       of the first thread's stack are asked for (nptl/pthread_getattr_np.c). Rust's runtime does so before main, to place a
 *       guard page.
 *   <li>{@code openat("/sys/kernel/mm/transparent_hugepage/hpage_pmd_size")}, read-only, in a file that Go's linker made,
 *       before main, to learn the size of a huge page (runtime/os_linux.go, getHugePageSize).
 * </ul>
 */
final class StartUpPaths {

    private static final String EXECUTABLE = "\"/proc/self/exe\"";
    private static final String MAPS = "\"/proc/self/maps\", O_RDONLY|O_CLOEXEC";
    private static final String HUGE_PAGE = "\"/sys/kernel/mm/transparent_hugepage/hpage_pmd_size\", O_RDONLY";
    private static final String STACK_LIMIT = "0, RLIMIT_STACK, NULL, ";

    /** What glibc's start code calls before it asks for the program's place; none of them names a path. */
    private static final Set<String> BEFORE = Set.of(
            "brk",
            "arch_prctl",
            "set_tid_address",
            "set_robust_list",
            "rseq",
            "prlimit64",
            "getrandom",
            "mprotect",
            "uname");

    private final boolean glibc;
    private final boolean go;
    private final String subject;
    /** Processes in which glibc's start code has called nothing but {@link #BEFORE} yet. */
    private final Set<Long> starting = new HashSet<>();
    /** Processes started as the file in which the stack's bounds were not asked for yet. */
    private final Set<Long> stackUnknown = new HashSet<>();
    /** Processes started as the file in which the size of a huge page was not asked for yet. */
    private final Set<Long> hugePageUnknown = new HashSet<>();

    /**
     * @param subject the path under which the file is started
     * @param libc the C library in it
     * @param linkage how it is linked: the loader of a dynamic file does other things
     * @param go whether Go's linker made it
     */
    StartUpPaths(String subject, LibcFlavour libc, Linkage linkage, boolean go) {
        this.subject = subject;
        this.glibc = libc == LibcFlavour.GLIBC && linkage == Linkage.STATIC;
        this.go = go && linkage == Linkage.STATIC;
    }

    /** For each call, in the same order, what of the C library made it; null for the program's own. */
    @Nullable
    String[] sources(List<StraceLine> calls) {
        @Nullable String[] sources = new @Nullable String[calls.size()];
        Map<Long, StraceLine> following = new HashMap<>();
        StraceLine[] next = new StraceLine[calls.size()];
        for (int i = calls.size() - 1; i >= 0; i--) {
            StraceLine call = calls.get(i);
            next[i] = following.getOrDefault(call.process(), call);
            following.put(call.process(), call);
        }
        for (int i = 0; (glibc || go) && i < sources.length; i++) {
            sources[i] = source(calls.get(i), next[i]);
        }
        return sources;
    }

    private @Nullable String source(StraceLine call, StraceLine next) {
        if (call.call().equals("execve")) {
            boolean itself = call.error() == null && call.paths().contains(subject);
            starting.remove(call.process());
            stackUnknown.remove(call.process());
            hugePageUnknown.remove(call.process());
            if (itself) {
                hugePageUnknown.add(call.process());
                starting.add(call.process());
                stackUnknown.add(call.process());
            }
            return null;
        }
        if (go
                && call.call().equals("openat")
                && call.arguments().endsWith(HUGE_PAGE)
                && hugePageUnknown.remove(call.process())) {
            return "start of Go's runtime: the size of a huge page";
        }
        if (!glibc) {
            return null;
        }
        if (starting.contains(call.process()) && !BEFORE.contains(call.call())) {
            starting.remove(call.process());
            boolean place =
                    call.call().startsWith("readlink") && call.arguments().contains(EXECUTABLE);
            return place ? "start of glibc: where the program lies" : null;
        }
        boolean stack = call.call().equals("openat")
                && call.arguments().endsWith(MAPS)
                && next.call().equals("prlimit64")
                && next.arguments().startsWith(STACK_LIMIT);
        return stack && stackUnknown.remove(call.process())
                ? "pthread_getattr_np of glibc: the bounds of the stack"
                : null;
    }
}

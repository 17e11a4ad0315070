package dev.freestand.containers.trace;

import dev.freestand.containers.confine.HostCell;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.proof.MappedFile;
import dev.freestand.verifier.proof.OpenedPath;
import dev.freestand.verifier.proof.Trace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers, over the steps of one behaviour, what the file touched. Bounded: a program can open any number of paths. */
final class TouchedFiles {

    /** Most paths and most mapped files that are kept; beyond, the trace is not whole. */
    private static final int MOST = 4096;

    /** System calls whose strings are paths; what they name is looked at, changed or made. */
    private static final Set<String> ON_PATHS = Set.of(
            "open",
            "openat",
            "openat2",
            "creat",
            "access",
            "faccessat",
            "faccessat2",
            "stat",
            "lstat",
            "newfstatat",
            "statx",
            "readlink",
            "readlinkat",
            "execve",
            "execveat",
            "mkdir",
            "mkdirat",
            "mknod",
            "mknodat",
            "rmdir",
            "unlink",
            "unlinkat",
            "rename",
            "renameat",
            "renameat2",
            "link",
            "linkat",
            "symlink",
            "symlinkat",
            "chmod",
            "fchmodat",
            "chown",
            "lchown",
            "fchownat",
            "truncate",
            "chdir",
            "statfs",
            "utimensat",
            "connect",
            "bind",
            "getxattr",
            "lgetxattr",
            "setxattr",
            "inotify_add_watch",
            "name_to_handle_at");

    /** mmap of a file: protection, and the descriptor with its path. */
    private static final Pattern MAPPED =
            Pattern.compile("[^,]*, [^,]*, ([A-Z_|]+), [A-Z_|]+, [0-9]+<(/(?:[^>\\\\]|\\\\.)*)>.*");

    private final String subject;
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Map<String, OpenedPath> opened = new LinkedHashMap<>();
    private final Map<String, MappedFile.Role> mapped = new LinkedHashMap<>();
    private boolean overflow;
    private boolean untraced;

    /**
     * @param subject the path under which the file is started
     * @param interpreter its PT_INTERP, which the kernel maps within execve; null where it has none
     */
    TouchedFiles(String subject, @Nullable String interpreter) {
        this.subject = subject;
        Path name = Path.of(subject).getFileName();
        mapped.put(name == null ? subject : name.toString(), MappedFile.Role.PROGRAM);
        if (interpreter != null) {
            mapped.put(interpreter, MappedFile.Role.LOADER);
        }
    }

    /**
     * Adds what a step did.
     *
     * @param startUp identifies what the C library does by itself
     */
    void add(List<StraceLine> calls, Step step, StartUpPaths startUp) {
        @Nullable String[] sources = startUp.sources(calls);
        for (int i = 0; i < sources.length; i++) {
            add(calls.get(i), step, sources[i]);
        }
    }

    private void add(StraceLine call, Step step, @Nullable String startUp) {
        counts.merge(call.call(), 1L, Long::sum);
        untraced |= call.untracedChild();
        if (ON_PATHS.contains(call.call())) {
            for (String path : call.paths()) {
                OpenedPath one = new OpenedPath(path, call.call(), call.error(), own(call, path, step), startUp);
                String key = path + " " + one.own() + " " + (startUp != null);
                if (opened.size() < MOST) {
                    opened.putIfAbsent(key, one);
                } else {
                    overflow |= !opened.containsKey(key);
                }
            }
        }
        Matcher mapping = MAPPED.matcher(call.arguments());
        if (call.call().equals("mmap") && call.error() == null && mapping.matches()) {
            map(mapping.group(2), mapping.group(1).contains("PROT_EXEC"));
        }
    }

    private void map(String path, boolean executable) {
        if (path.equals(subject)) {
            return;
        }
        if (mapped.size() >= MOST && !mapped.containsKey(path)) {
            overflow = true;
            return;
        }
        MappedFile.Role role = executable ? MappedFile.Role.LIBRARY : MappedFile.Role.DATA;
        mapped.merge(path, role, (old, now) -> old == MappedFile.Role.DATA ? now : old);
    }

    /** Whether a path is one that the behaviour gave: its argument, the file itself, or in the working folder. */
    private boolean own(StraceLine call, String path, Step step) {
        if (path.equals(subject)
                || step.args().stream().anyMatch(argument -> argument.equals(path) || argument.endsWith("=" + path))) {
            return true;
        }
        try {
            // Calls without a descriptor begin where the process is; one that leaves the working folder was seen to.
            Path folder = Path.of(call.folder().orElse(HostCell.WORK));
            return folder.resolve(path).normalize().startsWith(HostCell.WORK);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The whole.
     *
     * @param trouble why it is not whole, as far as the caller can see; null for a whole one
     */
    Trace trace(String variant, String behaviour, @Nullable String trouble) {
        List<MappedFile> files = mapped.entrySet().stream()
                .map(entry -> new MappedFile(entry.getKey(), entry.getValue()))
                .toList();
        String problem = trouble;
        if (problem == null && overflow) {
            problem = "it accesses more than " + MOST + " paths; the others were not recorded";
        }
        if (problem == null && counts.containsKey("io_uring_setup")) {
            problem = "it uses io_uring, whose requests a tracer does not see";
        }
        if (problem == null && untraced) {
            problem = "it starts a process with CLONE_UNTRACED, which no tracer sees";
        }
        return new Trace(variant, behaviour, counts, List.copyOf(opened.values()), files, problem);
    }
}

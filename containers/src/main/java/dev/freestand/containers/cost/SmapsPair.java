package dev.freestand.containers.cost;

import dev.freestand.containers.confine.HostCell;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.ResidentCommand;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.proof.ProcessImage.SharedPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What two processes of one file share with others, by what is mapped, as {@code /proc/PID/smaps} tells it (proc(5)).
 *
 * @param pages of both processes together, largest first
 * @param vdso whether the kernel had mapped the vDSO into both
 */
public record SmapsPair(List<SharedPages> pages, boolean vdso) {

    private static final int KIB = 1024;
    /** Most mapped files that are kept apart; the others are summed. */
    private static final int MOST = 24;

    public SmapsPair {
        pages = List.copyOf(pages);
    }

    /**
     * Starts two processes, looks at them, and ends them.
     *
     * @throws IOException if they cannot be started, do not come to wait, or may not be looked at
     */
    public static SmapsPair measure(Path artifact, ResidentCommand resident) throws IOException, InterruptedException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (HostCell cell = HostCell.open(new CommonsExecRunner(), temporary);
                LiveProcesses processes = LiveProcesses.start(cell, artifact, resident, 2)) {
            Map<String, SharedPages> all = new LinkedHashMap<>();
            int vdso = 0;
            for (long process : processes.waiting()) {
                Path file = Path.of("/proc", Long.toString(process), "smaps");
                vdso += add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), all) ? 1 : 0;
            }
            return new SmapsPair(largest(all, FileNames.text(FileNames.last(artifact))), vdso == 2);
        }
    }

    /** Adds what one process maps; gives whether the vDSO is among it. */
    static boolean add(String smaps, Map<String, SharedPages> all) {
        boolean vdso = false;
        String name = "";
        for (String line : smaps.lines().toList()) {
            String[] words = line.split("\\s+", 6);
            if (words[0].endsWith(":")) {
                long bytes = words.length > 1 && words[0].matches("(Shared|Private)_(Clean|Dirty):")
                        ? Long.parseLong(words[1]) * KIB
                        : 0;
                boolean shared = words[0].startsWith("Shared");
                if (bytes > 0) {
                    all.merge(
                            name,
                            new SharedPages(name, shared ? bytes : 0, shared ? 0 : bytes),
                            (one, more) -> new SharedPages(
                                    one.mapped(), one.shared() + more.shared(), one.unshared() + more.unshared()));
                }
            } else if (words[0].contains("-")) {
                name = name(words.length == 6 ? words[5] : "");
                vdso |= name.equals("[vdso]");
            }
        }
        return vdso;
    }

    private static String name(String path) {
        return path.isEmpty() || path.startsWith("[anon") ? "anonymous" : path;
    }

    private static List<SharedPages> largest(Map<String, SharedPages> all, String program) {
        List<SharedPages> sorted = new ArrayList<>();
        for (SharedPages one : all.values()) {
            boolean itself = one.mapped().startsWith(HostCell.HOME + "/bin/");
            sorted.add(itself ? new SharedPages(program, one.shared(), one.unshared()) : one);
        }
        sorted.sort(Comparator.comparingLong((SharedPages one) -> -one.shared() - one.unshared())
                .thenComparing(SharedPages::mapped));
        List<SharedPages> kept = new ArrayList<>(sorted.subList(0, Math.min(MOST, sorted.size())));
        long shared = sorted.stream().skip(MOST).mapToLong(SharedPages::shared).sum();
        long unshared =
                sorted.stream().skip(MOST).mapToLong(SharedPages::unshared).sum();
        if (shared + unshared > 0) {
            kept.add(new SharedPages("others", shared, unshared));
        }
        return kept;
    }
}

package dev.freestand.containers.cost;

import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of one process, as {@code /proc/PID/smaps_rollup} reports it (proc(5)).
 *
 * @param proportional Pss in bytes
 * @param unshared private pages in bytes, clean and dirty
 */
record SmapsRollup(long proportional, long unshared) {

    private static final int KIB = 1024;

    /**
     * Reads it.
     *
     * @throws IOException if the process is gone, may not be looked at, or the kernel does not report it (before 4.14)
     */
    static SmapsRollup of(long process) throws IOException {
        Path file = Path.of("/proc", Long.toString(process), "smaps_rollup");
        return parse(new String(Files.readAllBytes(file), StandardCharsets.US_ASCII), file);
    }

    static SmapsRollup parse(String text, Path file) throws IOException {
        long pss = -1;
        long own = 0;
        for (String line : text.lines().toList()) {
            String[] words = line.split("\\s+");
            if (words.length == 3 && words[2].equals("kB")) {
                switch (words[0]) {
                    case "Pss:" -> pss = Long.parseLong(words[1]) * KIB;
                    case "Private_Clean:", "Private_Dirty:" -> own += Long.parseLong(words[1]) * KIB;
                    default -> {
                        // Not asked for.
                    }
                }
            }
        }
        if (pss < 0) {
            throw new IOException(FileNames.shown(file) + " has no Pss");
        }
        return new SmapsRollup(pss, own);
    }
}

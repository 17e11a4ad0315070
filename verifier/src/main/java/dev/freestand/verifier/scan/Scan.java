package dev.freestand.verifier.scan;

import dev.freestand.verifier.elf.FileSource;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.proof.FileReport;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Inspects every ELF file below some folders. A file is inspected once, however many names it has; a file that does not
 * begin as ELF files do costs one read of four bytes.
 */
public final class Scan {

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

    private final Inspector inspector;
    private final int threads;
    private final boolean followLinks;

    /**
     * A scan.
     *
     * @param inspector what is done with each ELF file; used by several threads at once
     * @param threads how many threads work, at least 1
     * @param followLinks whether symbolic links below the roots are followed, each target once
     */
    public Scan(Inspector inspector, int threads, boolean followLinks) {
        this.inspector = inspector;
        this.threads = threads;
        this.followLinks = followLinks;
    }

    /**
     * Scans, and returns when everything has been looked at.
     *
     * @param roots folders or files; symbolic links among them are followed
     * @param sink gets the report of every ELF file, and of whatever could not be read, in no order; called by several
     *     threads at once
     */
    public ScanSummary run(List<Path> roots, Consumer<FileReport> sink) throws InterruptedException {
        Tally tally = new Tally();
        Consumer<FileReport> both = report -> {
            tally.add(report);
            sink.accept(report);
        };
        try (Workers workers = new Workers(threads)) {
            new TreeWalk(new Files(both, tally), followLinks, workers).walk(roots);
        }
        return tally.summary();
    }

    /** Opens each file, and inspects those that are ELF. */
    private final class Files implements TreeWalk.Visitor {

        private final Consumer<FileReport> sink;
        private final Tally tally;
        private final Set<Object> seen = ConcurrentHashMap.newKeySet();

        Files(Consumer<FileReport> sink, Tally tally) {
            this.sink = sink;
            this.tally = tally;
        }

        @Override
        public void file(Path file, BasicFileAttributes attributes) {
            try (FileSource source = FileSource.open(file, MAGIC)) {
                if (source == null) {
                    tally.other();
                } else if (seen.add(TreeWalk.key(file, attributes))) {
                    sink.accept(inspector.inspect(file, source));
                }
            } catch (IOException e) {
                unreadable(file, e);
            }
        }

        @Override
        public void folder() {
            tally.folder();
        }

        @Override
        public void other() {
            tally.other();
        }

        @Override
        public void unreadable(Path path, IOException fault) {
            sink.accept(Inspector.unreadable(path, fault));
        }
    }
}

package dev.freestand.verifier.scan;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.rule.Check;
import dev.freestand.core.rule.FileChecks;
import dev.freestand.core.scan.ScanStatistics;
import dev.freestand.core.scan.ScanSummary;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.inspect.Inspector;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Inspects every ELF file below some folders. A file is inspected once, however many names it has; a file that does not
 * begin as ELF files do costs one read of four bytes.
 */
public final class Scan {

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

    /** Files that a thread has open at a time: to open them one by one takes as long again as to look at them. */
    private static final int AT_ONCE = 16;

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
        ScanStatistics tally = new ScanStatistics();
        Consumer<FileReport> both = report -> {
            List<Check> checks = report.error() == null ? FileChecks.of(report) : List.of();
            synchronized (tally) {
                tally.add(report, checks);
            }
            sink.accept(report);
        };
        Files files = new Files(both, tally);
        try (WorkerPool workers = new WorkerPool(threads)) {
            new TreeWalk(files, followLinks, workers).walk(roots);
        }
        try (WorkerPool workers = new WorkerPool(threads)) {
            files.inspectShared(workers);
        }
        return tally.summary();
    }

    /** Opens each file, and inspects those that are ELF. */
    private final class Files implements TreeWalk.Visitor {

        private final Consumer<FileReport> sink;
        private final ScanStatistics tally;
        private final Set<Object> seen = ConcurrentHashMap.newKeySet();
        /** Files with several names, each under the least that was found: which one that is does not depend on the threads. */
        private final Map<Object, Path> shared = new ConcurrentHashMap<>();

        Files(Consumer<FileReport> sink, ScanStatistics tally) {
            this.sink = sink;
            this.tally = tally;
        }

        @Override
        public void files(List<TreeWalk.Found> files) {
            for (int from = 0; from < files.size(); from += AT_ONCE) {
                some(files.subList(from, Math.min(from + AT_ONCE, files.size())));
            }
        }

        private void some(List<TreeWalk.Found> files) {
            List<RegularFile.Opened> opened;
            try {
                opened = RegularFile.openFound(
                        files.stream().map(TreeWalk.Found::file).toList(), MAGIC);
            } catch (InterruptedIOException e) {
                files.forEach(file -> unreadable(file.file(), e));
                return;
            }
            for (int i = 0; i < files.size(); i++) {
                one(files.get(i), opened.get(i));
            }
        }

        private void one(TreeWalk.Found found, RegularFile.Opened opened) {
            RegularFile file = opened.file();
            if (opened.fault() != null) {
                unreadable(found.file(), opened.fault());
            } else if (file == null) {
                other();
            } else {
                try (FileSource source = FileSource.of(file)) {
                    Object key = TreeWalk.key(found.file(), found.attributes());
                    if (found.order() == TreeWalk.Order.NONE && names(found.file()) > 1) {
                        shared.merge(key, found.file(), (one, other) -> one.compareTo(other) < 0 ? one : other);
                    } else if (found.order() == TreeWalk.Order.FIRST
                            || found.order() == TreeWalk.Order.NONE && seen.add(key)) {
                        sink.accept(inspector.inspect(found.file(), source));
                    }
                } catch (IOException e) {
                    unreadable(found.file(), e);
                }
            }
        }

        private static int names(Path file) throws IOException {
            return java.nio.file.Files.getAttribute(file, "unix:nlink") instanceof Integer count ? count : 1;
        }

        /** Inspects what waited for all its names; to be called once, when everything else is done. */
        void inspectShared(WorkerPool workers) throws InterruptedException {
            List<Path> waiting = shared.values().stream().sorted().toList();
            for (int from = 0; from < waiting.size(); from += AT_ONCE) {
                List<Path> some = waiting.subList(from, Math.min(from + AT_ONCE, waiting.size()));
                workers.submit(() -> some.forEach(this::inspect));
            }
            workers.await();
        }

        private void inspect(Path path) {
            try {
                RegularFile.Opened opened =
                        RegularFile.openFound(List.of(path), MAGIC).get(0);
                RegularFile file = opened.file();
                if (opened.fault() != null) {
                    unreadable(path, opened.fault());
                } else if (file != null) {
                    try (FileSource source = FileSource.of(file)) {
                        sink.accept(inspector.inspect(path, source));
                    }
                }
            } catch (IOException e) {
                unreadable(path, e);
            }
        }

        @Override
        public void folder() {
            synchronized (tally) {
                tally.folder();
            }
        }

        @Override
        public void other() {
            synchronized (tally) {
                tally.other();
            }
        }

        @Override
        public void unreadable(Path path, IOException fault) {
            sink.accept(Inspector.unreadable(path, fault));
        }
    }
}

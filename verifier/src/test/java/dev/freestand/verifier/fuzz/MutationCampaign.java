package dev.freestand.verifier.fuzz;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.inspect.Inspector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mutants of the corpus by the million, the same ones for the same start value. Each is read by {@link ElfReader}; those
 * of small files, and a few of large ones, are also written to memory and go through the whole {@link Inspector}. Ends
 * with 1 if one of them gave an unchecked exception, took more than a second of processor time, or more memory than
 * {@link Limits} state; its bytes are kept for a test.
 */
public final class MutationCampaign {

    private static final int WHOLE_UP_TO = 64 << 10;
    private static final int LARGE = 256 << 10;
    private static final int ONE_OF_LARGE = 20;
    private static final int STEP = 100_000;

    private final List<Seed> seeds;
    private final Path folder;
    private final PrintStream out;
    private final AtomicLong done = new AtomicLong();

    private MutationCampaign(Path folder, PrintStream out) throws IOException {
        this.seeds = Seed.all();
        this.folder = folder;
        this.out = out;
    }

    /**
     * @param arguments number of mutants, start value, folder for what was found, all optional
     */
    public static void main(String[] arguments) throws Exception {
        long mutants = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        long start = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_261_123;
        Path folder = Path.of(arguments.length > 2 ? arguments[2] : "target/mutants");
        System.exit(new MutationCampaign(Files.createDirectories(folder), System.out).run(mutants, start) ? 0 : 1);
    }

    /** Runs a campaign in a test. */
    static boolean run(long mutants, long start, Path folder, PrintStream out) throws Exception {
        return new MutationCampaign(folder, out).run(mutants, start);
    }

    private boolean run(long mutants, long start) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        long began = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Tally total = new Tally();
        try {
            List<Future<Tally>> parts = new ArrayList<>();
            for (int part = 0; part < threads; part++) {
                parts.add(workers.submit(worker(part, threads, mutants, start)));
            }
            for (Future<Tally> part : parts) {
                total.add(part.get());
            }
        } finally {
            workers.shutdownNow();
        }
        out.printf("%d seeds, start value %d, %d threads%n", seeds.size(), start, threads);
        total.print(out, (System.nanoTime() - began) / 1_000_000);
        return total.sound();
    }

    /** Every mutant has a random source of its own, so that one of them can be made again alone. */
    private Callable<Tally> worker(int part, int parts, long mutants, long start) {
        return () -> {
            Tally tally = new Tally();
            Path memory = Path.of("/dev/shm");
            Path file = Files.createTempFile(Files.isWritable(memory) ? memory : folder, "mutant-", "");
            Inspector inspector = Inspector.withoutWitnesses();
            try {
                for (long number = part; number < mutants; number += parts) {
                    SplittableRandom random = new SplittableRandom(start * 1_000_003 + number);
                    Seed seed = seed(number);
                    Mutant mutant = new Mutant(seed.bytes(), seed.hot(), random);
                    one(tally, inspector, seed, number, mutant, file);
                    if (done.incrementAndGet() % STEP == 0) {
                        out.printf("%d mutants%n", done.get());
                    }
                }
            } finally {
                Files.delete(file);
            }
            return tally;
        };
    }

    /** The seeds in turn; a large one only now and then, since a mutant of it costs as much as a hundred others. */
    private Seed seed(long number) {
        long turn = number / seeds.size();
        int index = (int) (number % seeds.size());
        while (seeds.get(index).bytes().length > LARGE && turn % ONE_OF_LARGE != 0) {
            index = (index + 1) % seeds.size();
        }
        return seeds.get(index);
    }

    private void one(Tally tally, Inspector inspector, Seed seed, long number, Mutant mutant, Path file)
            throws IOException {
        String label = seed.name() + "-" + number;
        try {
            tally.reader(label, () -> {
                try {
                    ElfReader.read(mutant);
                    return "record";
                } catch (ElfFormatException e) {
                    return e.fault().code();
                }
            });
            if (mutant.size() <= WHOLE_UP_TO || number / seeds.size() % (5 * ONE_OF_LARGE) == 0) {
                Files.write(file, mutant.bytes());
                tally.inspector(label, () -> {
                    FileReport report = inspector.inspect(file);
                    return report.verdict().outcome().name();
                });
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            tally.broke(label, e);
        }
        if (tally.found(label)) {
            Files.write(folder.resolve(label), mutant.bytes());
        }
    }
}

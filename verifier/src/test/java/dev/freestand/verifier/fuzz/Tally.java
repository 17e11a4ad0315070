package dev.freestand.verifier.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/** Results of the mutants that one thread ran, and what the most expensive of them cost. */
final class Tally {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, String> findings = new TreeMap<>();
    private final Worst reader = new Worst();
    private final Worst inspector = new Worst();

    /** Something that reads a mutant and names what came of it. */
    interface Step {
        String run() throws IOException;
    }

    private static final class Worst {
        long count;
        long nanos;
        long bytes;
        String slowest = "";
        String largest = "";

        void see(String label, long newNanos, long newBytes) {
            if (newNanos > nanos) {
                nanos = newNanos;
                slowest = label;
            }
            if (newBytes > bytes) {
                bytes = newBytes;
                largest = label;
            }
        }

        void print(PrintStream out, String name) {
            out.printf(
                    "%s: %d mutants, worst time %.1f ms (%s), worst allocation %d KiB (%s)%n",
                    name, count, nanos / 1e6, slowest, bytes >> 10, largest);
        }
    }

    void reader(String label, Step step) throws IOException {
        outcomes.merge(measure(reader, label, step, Limits.READER_BYTES), 1L, Long::sum);
    }

    void inspector(String label, Step step) throws IOException {
        outcomes.merge("inspected: " + measure(inspector, label, step, Limits.INSPECTOR_BYTES), 1L, Long::sum);
    }

    private String measure(Worst worst, String label, Step step, long allowed) throws IOException {
        worst.count++;
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long nanosBefore = THREADS.getCurrentThreadCpuTime();
        String outcome = step.run();
        long nanos = THREADS.getCurrentThreadCpuTime() - nanosBefore;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        worst.see(label, nanos, bytes);
        if (nanos > Limits.NANOS) {
            findings.put(label, "took " + nanos / 1_000_000 + " ms");
        }
        if (bytes > allowed) {
            findings.put(label, "allocated " + bytes + " bytes, allowed are " + allowed);
        }
        return outcome;
    }

    void broke(String label, Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        findings.put(label, error + (trace.length > 0 ? " at " + trace[0] : ""));
    }

    boolean found(String label) {
        return findings.containsKey(label);
    }

    boolean sound() {
        return findings.isEmpty();
    }

    void add(Tally other) {
        other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
        findings.putAll(other.findings);
        merge(reader, other.reader);
        merge(inspector, other.inspector);
    }

    private static void merge(Worst into, Worst from) {
        into.count += from.count;
        if (from.nanos > into.nanos) {
            into.nanos = from.nanos;
            into.slowest = from.slowest;
        }
        if (from.bytes > into.bytes) {
            into.bytes = from.bytes;
            into.largest = from.largest;
        }
    }

    void print(PrintStream out, long millis) {
        outcomes.forEach((outcome, count) -> out.printf("%12d %s%n", count, outcome));
        reader.print(out, "reader");
        inspector.print(out, "inspector");
        out.printf("%.1f s, %d findings%n", millis / 1e3, findings.size());
        findings.forEach((label, what) -> out.printf("  %s: %s%n", label, what));
    }
}

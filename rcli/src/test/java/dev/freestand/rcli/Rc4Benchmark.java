package dev.freestand.rcli;

import dev.freestand.rcli.rc4.Rc4;
import java.lang.management.ManagementFactory;

/**
 * Prints how many MiB {@link Rc4} encrypts in a second of processor time on this virtual machine, once it is warm: the best
 * of several rounds. Run by {@code ci/bench rcli}; judges nothing.
 */
final class Rc4Benchmark {
    private static final int MIB = 1 << 20;
    private static final int PIECE = 1 << 16;
    private static final int PIECES = 1000;
    private static final int ROUNDS = 12;
    private static final double NANOS = 1e9;

    private Rc4Benchmark() {}

    public static void main(String[] ignored) {
        Rc4 cipher = new Rc4(new byte[16]);
        byte[] data = new byte[PIECE];
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int n = 0; n < PIECES; n++) {
                cipher.apply(data, 0, data.length);
            }
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            best = Math.max(best, NANOS * PIECE * PIECES / MIB / took);
        }
        System.out.println(Math.round(best));
    }
}

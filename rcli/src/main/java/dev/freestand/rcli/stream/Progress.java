package dev.freestand.rcli.stream;

import dev.freestand.rcli.posix.FileStatus;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import dev.freestand.rcli.posix.Utf8;

/**
 * How far a run is: one line on the terminal behind standard error, which is there from the end of its first second on and is cleared at
 * the end.
 *
 * <p>The clock is looked at after each read, and by no thread: a run that gets no data shows nothing new.
 */
public final class Progress {
    private static final long SECOND = 1_000_000_000;
    private static final long BETWEEN = SECOND / 4;
    private static final int UNIT = 1024;

    private final Posix sys;
    private final boolean shows;
    /** Bytes of the input; 0: unknown. */
    private final long size;

    private boolean running;
    private long start;
    private long next;
    private long before;
    private long done;
    private int width;

    private Progress(Posix sys, boolean shows, long size) {
        this.sys = sys;
        this.shows = shows;
        this.size = size;
    }

    /**
     * That of a run, which shows nothing where it is not wanted, where standard error is no terminal, or where the result goes to
     * a terminal itself.
     */
    static Progress of(Posix sys, boolean quiet, Input source, Output sink) {
        boolean shows = !quiet && sys.isTerminal(Posix.STDERR) && !sink.isTerminal();
        Progress progress = new Progress(sys, shows, shows ? size(source) : 0);
        source.report(progress);
        return progress;
    }

    private static long size(Input source) {
        try {
            FileStatus status = source.status();
            return status.regular() ? status.size() : 0;
        } catch (PosixException closed) {
            // A matter of reading, which says so.
            return 0;
        }
    }

    /** Time until the next read does not count: someone types a passphrase, or a key is derived from it. */
    public void pause() {
        running = false;
    }

    void add(int bytes) {
        if (!shows) {
            return;
        }
        done += bytes;
        long now = sys.nanoTime();
        if (!running) {
            running = true;
            start = now;
            next = now + SECOND;
            before = done;
        } else if (now - next >= 0) {
            next = now + BETWEEN;
            show(text(done, size, perSecond(done - before, now - start)));
        }
    }

    /** Takes the line away, if it is there. */
    void clear() {
        if (width > 0) {
            show("");
            write("\r");
            sys.clearWhenKilled(0);
            width = 0;
        }
    }

    /** What the line says; the size is 0 where it is unknown. */
    static String text(long done, long size, long perSecond) {
        String rate = bytes(perSecond) + "/s";
        if (size < done || size == 0) {
            return "rcli: " + bytes(done) + ", " + rate;
        }
        String text = "rcli: " + (long) (done * 100.0 / size) + "% of " + bytes(size) + ", " + rate;
        if (perSecond == 0) {
            return text;
        }
        long left = size - done;
        return text + ", " + duration(left / perSecond + (left % perSecond == 0 ? 0 : 1)) + " left";
    }

    static long perSecond(long bytes, long nanos) {
        return (long) (bytes * (double) SECOND / nanos);
    }

    private static String bytes(long count) {
        if (count < UNIT) {
            return count + " bytes";
        }
        String units = "KMGTPE";
        int unit = 0;
        long rest = count;
        while (rest >= (long) UNIT * UNIT) {
            rest /= UNIT;
            unit++;
        }
        long tenths = rest * 10 / UNIT;
        return tenths / 10 + "." + tenths % 10 + " " + units.charAt(unit) + "iB";
    }

    private static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 60 * 60) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / (60 * 60) + " h " + seconds / 60 % 60 + " min";
    }

    private void show(String text) {
        StringBuilder line = new StringBuilder("\r").append(text);
        for (int n = text.length(); n < width; n++) {
            line.append(' ');
        }
        sys.clearWhenKilled(Math.max(width, text.length()));
        width = text.length();
        write(line.toString());
    }

    private void write(String text) {
        byte[] bytes = Utf8.encode(text);
        try {
            sys.write(Posix.STDERR, bytes, 0, bytes.length);
        } catch (PosixException gone) {
            // The terminal was closed: there is nobody to show anything to, and the run goes on.
            width = 0;
        }
    }
}

package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.search.PatternMatches;
import dev.freestand.core.elf.search.RevisedSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes in memory with changes: a page is copied when it is first written to, all others stay those of the original. */
final class RevisedBytes implements RevisedSource {

    private static final int PAGE = 1 << 12;

    private final byte[] original;
    private final PatternMatches.Memory memory;
    private final Map<Integer, byte[]> pages = new HashMap<>();
    private int length;

    /**
     * Without changes yet.
     *
     * @param original is not changed
     * @param memory shared by all that are made of {@code original}, and of nothing else
     */
    RevisedBytes(byte[] original, PatternMatches.Memory memory) {
        this.original = original;
        this.memory = memory;
        this.length = original.length;
    }

    @Override
    public long size() {
        return length;
    }

    /** Length in bytes. */
    int length() {
        return length;
    }

    @Override
    public int read(long position, byte[] into, int from, int count) {
        if (position >= length) {
            return 0;
        }
        int total = Math.min(count, length - (int) position);
        for (int done = 0; done < total; ) {
            int at = (int) position + done;
            byte @Nullable [] page = pages.get(at / PAGE);
            int part = Math.min(total - done, PAGE - at % PAGE);
            if (page == null) {
                System.arraycopy(original, at, into, from + done, part);
            } else {
                System.arraycopy(page, at % PAGE, into, from + done, part);
            }
            done += part;
        }
        return total;
    }

    @Override
    public boolean unchanged(long position, int count) {
        if (position < 0 || position > original.length - (long) count) {
            return false;
        }
        for (int page = (int) (position / PAGE); (long) page * PAGE < position + count; page++) {
            if (pages.containsKey(page)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public PatternMatches.Memory memory() {
        return memory;
    }

    /** Writes within the length, from an offset on. */
    void put(int at, byte[] content) {
        for (int done = 0; done < content.length; ) {
            int place = at + done;
            int part = Math.min(content.length - done, PAGE - place % PAGE);
            System.arraycopy(content, done, pages.computeIfAbsent(place / PAGE, this::copy), place % PAGE, part);
            done += part;
        }
    }

    /** Becomes longer, by zeros. */
    void extend(int longer) {
        for (int page = length / PAGE; page <= (longer - 1) / PAGE; page++) {
            pages.computeIfAbsent(page, this::copy);
        }
        length = longer;
    }

    private byte[] copy(int page) {
        byte[] copy = new byte[PAGE];
        int start = page * PAGE;
        if (start < original.length) {
            System.arraycopy(original, start, copy, 0, Math.min(PAGE, original.length - start));
        }
        return copy;
    }
}

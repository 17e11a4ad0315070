package dev.freestand.verifier.proof;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of the cells a proof holds, when they were spread over several machines.
 *
 * @param index from 1
 * @param count how many parts there are
 */
public record Shard(int index, int count) {

    private static final Pattern WORDS = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException("shard " + index + "/" + count + " is not one of 1/N to N/N");
        }
    }

    /**
     * Reads {@code i/n}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Shard parse(String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.matches()) {
            throw new IllegalArgumentException("shard '" + text + "' is not written i/n, such as 1/4");
        }
        return new Shard(Integer.parseInt(words.group(1)), Integer.parseInt(words.group(2)));
    }

    /** Whether the cell of that place in the plan, from 0, belongs to this part: they are dealt out in turn. */
    public boolean holds(int place) {
        return place % count == index - 1;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}

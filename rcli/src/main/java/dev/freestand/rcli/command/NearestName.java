package dev.freestand.rcli.command;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the known name that a mistyped one is near to. */
final class NearestName {
    /** Longer than any name here. */
    private static final int LONGEST = 30;
    /** Fewest letters that two names must begin with alike, where more than slips differs. */
    private static final int BEGINNING = 3;

    private NearestName() {}

    /** What to put behind a message: {@code ", did you mean 'X'?"}, or nothing. */
    static String question(String written, Collection<String> known) {
        String name = nearest(written, known);
        return name == null ? "" : ", did you mean '" + name + "'?";
    }

    /**
     * The name that differs by the fewest slips: a letter too many, missing, wrong or swapped with its neighbour, one in three at
     * most. Failing that, the shortest of which either is the beginning of the other, if the others begin with it.
     *
     * @param written a name of at least two letters, hyphens in front not counted; for others there is none
     */
    static @Nullable String nearest(String written, Collection<String> known) {
        String word = letters(written);
        if (word.length() < 2 || word.length() > LONGEST) {
            return null;
        }
        String best = null;
        int fewest = Math.max(1, word.length() / 3) + 1;
        for (String one : known) {
            if (hyphens(one) == hyphens(written)) {
                int slips = slips(word, letters(one));
                if (slips < fewest) {
                    fewest = slips;
                    best = one;
                }
            }
        }
        return best != null ? best : ofSameBeginning(written, word, known);
    }

    private static @Nullable String ofSameBeginning(String written, String word, Collection<String> known) {
        String best = null;
        for (String one : known) {
            String other = letters(one);
            boolean same = word.startsWith(other) || other.startsWith(word);
            if (!same || hyphens(one) != hyphens(written) || Math.min(word.length(), other.length()) < BEGINNING) {
                continue;
            }
            if (best == null || best.startsWith(one)) {
                best = one;
            } else if (!one.startsWith(best)) {
                return null;
            }
        }
        return best;
    }

    private static int hyphens(String name) {
        int count = 0;
        while (count < name.length() && name.charAt(count) == '-') {
            count++;
        }
        return count;
    }

    private static String letters(String name) {
        return name.substring(hyphens(name));
    }

    /** The distance of Damerau and Levenshtein, in its form that edits no part twice ("optimal string alignment"). */
    private static int slips(String from, String to) {
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            slips[i][0] = i;
        }
        for (int j = 0; j <= to.length(); j++) {
            slips[0][j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int wrong = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int least = Math.min(slips[i - 1][j - 1] + wrong, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                slips[i][j] = swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
            }
        }
        return slips[from.length()][to.length()];
    }
}

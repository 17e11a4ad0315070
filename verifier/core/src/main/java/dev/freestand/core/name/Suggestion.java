package dev.freestand.core.name;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word nearest to one that was written, for "did you mean". */
public final class Suggestion {

    /** Longest word that is compared: nobody mistypes one longer than this, and the comparison takes the product. */
    private static final int LONGEST = 60;

    /** Fewest letters that two words must begin with alike, where more than a slip differs. */
    private static final int BEGINNING = 3;

    private Suggestion() {}

    /**
     * The known word that differs by the fewest slips: a letter too many, missing, wrong or swapped with its neighbour,
     * one in three letters at most. Failing that, the only one of which either is the beginning of the other
     * ({@code static-pie}, {@code env}). Capitals count as small letters.
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String word = written.toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        int most = Math.max(1, word.length() / 3);
        String best = null;
        int fewest = most + 1;
        for (String one : known) {
            int slips = slips(word, one.toLowerCase(Locale.ROOT));
            if (slips < fewest) {
                fewest = slips;
                best = one;
            }
        }
        if (best != null) {
            return Optional.of(best);
        }
        return onlyOneOfSameBeginning(word, known);
    }

    /** What to put behind a message: {@code "; did you mean X?"}, or nothing. */
    public static String question(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    private static Optional<String> onlyOneOfSameBeginning(String word, Collection<String> known) {
        String only = null;
        for (String one : known) {
            String other = one.toLowerCase(Locale.ROOT);
            boolean same = word.startsWith(other) || other.startsWith(word);
            if (same && Math.min(word.length(), other.length()) >= BEGINNING) {
                if (only != null) {
                    return Optional.empty();
                }
                only = one;
            }
        }
        return Optional.ofNullable(only);
    }

    /** The distance of Damerau and Levenshtein, in its form that edits no part twice ("optimal string alignment"). */
    private static int slips(String from, String to) {
        if (to.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
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

package dev.freestand.verifier.policy.value;

/** Patterns in which a star stands for any text, also for none. */
public final class Wildcard {

    private Wildcard() {}

    /**
     * Whether the whole text fits. Takes at most as many steps as the product of both lengths, whatever the pattern: a
     * regular expression with many stars would not.
     */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        // The last star, and the place in the text up to which it reaches.
        int star = -1;
        int reach = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                reach = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++reach;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}

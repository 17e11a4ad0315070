package dev.freestand.standalone;

/** Negative numbers are operands, not options: those that {@code Long.decode} or {@code Double.parseDouble} of Java reads. */
final class NegativeNumber {

    private final String text;
    private int at = 1;

    private NegativeNumber(String text) {
        this.text = text;
    }

    /** Whether a word that begins with a minus is a number. */
    static boolean is(String word) {
        return isLong(word) || new NegativeNumber(word.trim()).isDouble();
    }

    private static boolean isLong(String word) {
        try {
            Long.decode(word);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private boolean isDouble() {
        String amount = text.substring(1);
        if (amount.equals("NaN") || amount.equals("Infinity")) {
            return true;
        }
        boolean hexadecimal = amount.startsWith("0x") || amount.startsWith("0X");
        at += hexadecimal ? 2 : 0;
        int digits = digits(hexadecimal);
        if (has('.')) {
            digits += digits(hexadecimal);
        }
        if (digits == 0) {
            return false;
        }
        if (has(hexadecimal ? 'p' : 'e')) {
            if (!has('+')) {
                has('-');
            }
            if (digits(false) == 0) {
                return false;
            }
        } else if (hexadecimal) {
            return false;
        }
        if (!has('f')) {
            has('d');
        }
        return at == text.length();
    }

    private int digits(boolean hexadecimal) {
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at), hexadecimal)) {
            at++;
        }
        return at - from;
    }

    private static boolean isDigit(char c, boolean hexadecimal) {
        return (c >= '0' && c <= '9') || (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    }

    /** Passes that letter, small or capital. */
    private boolean has(char letter) {
        boolean there = at < text.length() && Character.toLowerCase(text.charAt(at)) == letter;
        at += there ? 1 : 0;
        return there;
    }
}

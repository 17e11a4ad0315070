package dev.freestand.core.size;

/** A separate debug file, map or symbol table cannot be used; the message states why. */
public final class UnusableInputException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableInputException(String sentence) {
        super(sentence);
    }
}
